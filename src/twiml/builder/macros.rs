//! What the generated elements are made with.

/// Writes what all typed elements have in common.
macro_rules! typed {
    ($name:ident, leaf) => {
        $crate::twiml::builder::typed!(@common $name, false);
    };
    ($name:ident, text) => {
        $crate::twiml::builder::typed!(@common $name, false);
    };
    ($name:ident, mixed) => {
        $crate::twiml::builder::typed!(@common $name, false);
        $crate::twiml::builder::typed!(@children $name);
    };
    ($name:ident, children) => {
        $crate::twiml::builder::typed!(@common $name, false);
        $crate::twiml::builder::typed!(@children $name);
    };
    ($name:ident, root) => {
        $crate::twiml::builder::typed!(@common $name, true);
        $crate::twiml::builder::typed!(@children $name);
    };
    (@common $name:ident, $is_document:literal) => {
        impl $name {
            /// Sets an attribute that the table does not know; a known one is checked like its setter does.
            pub fn attribute(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
                self.0.set_any(&SPEC, name.into(), value.into());
                self
            }

            /// Gives the tree.
            #[must_use]
            pub const fn as_element(&self) -> &$crate::twiml::Element {
                &self.0.element
            }

            /// Gives the tree, or the first thing the element was told that the table does not have.
            ///
            /// # Errors
            ///
            /// When a value was out of range, too long or no URL.
            pub fn into_element(self) -> Result<$crate::twiml::Element, $crate::twiml::SchemaError> {
                self.0.finished(&SPEC).into_element()
            }

            /// Writes the element as XML; a response with the XML declaration, others without.
            ///
            /// # Errors
            ///
            /// When a value is not what the table says, or holds a character that XML cannot hold.
            pub fn to_xml(&self) -> Result<String, $crate::twiml::WriteError> {
                let mut out = String::new();
                self.write_to(&mut out)?;
                Ok(out)
            }

            /// Writes the element behind what `out` already holds, in the way of [`to_xml`](Self::to_xml).
            ///
            /// # Errors
            ///
            /// Those of [`to_xml`](Self::to_xml), and those of `out`.
            pub fn write_to(
                &self,
                out: &mut (impl std::fmt::Write + ?Sized),
            ) -> Result<(), $crate::twiml::WriteError> {
                const OPTIONS: $crate::twiml::WriteOptions =
                    $crate::twiml::WriteOptions::new().declaration($is_document);
                self.0.write(&SPEC, &OPTIONS, out)
            }
        }

        impl $crate::twiml::builder::sealed::Sealed for $name {}

        impl $crate::twiml::builder::IntoDraft for $name {
            fn into_draft(self, _: &'static ElementSpec) -> Draft {
                self.0.finished(&SPEC)
            }
        }

        impl $crate::twiml::Typed for $name {
            fn spec() -> &'static ElementSpec {
                &SPEC
            }
        }

        /// Gives the tree as it is; `into_element` also says whether it may be.
        impl From<$name> for $crate::twiml::Element {
            fn from(typed: $name) -> Self {
                typed.0.element
            }
        }

        impl TryFrom<$crate::twiml::Element> for $name {
            type Error = $crate::twiml::SchemaError;

            fn try_from(element: $crate::twiml::Element) -> Result<Self, Self::Error> {
                $crate::twiml::check::check(&element, &SPEC)?;
                Ok(Self(Draft::checked(element)))
            }
        }

        impl TryFrom<&$crate::twiml::Element> for $name {
            type Error = $crate::twiml::SchemaError;

            fn try_from(element: &$crate::twiml::Element) -> Result<Self, Self::Error> {
                $crate::twiml::check::check(element, &SPEC)?;
                Ok(Self(Draft::checked(element.clone())))
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.element.serialize(serializer)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let element = <$crate::twiml::Element as serde::Deserialize>::deserialize(deserializer)?;
                Self::try_from(element).map_err(serde::de::Error::custom)
            }
        }
    };
    (@children $name:ident) => {
        impl $name {
            /// Adds a child; what may stand here is a matter of types, see [`ChildOf`](crate::twiml::ChildOf).
            pub fn with<C: $crate::twiml::ChildOf<Self>>(mut self, child: C) -> C::Then {
                self.push(child);
                self.into()
            }

            /// Adds a child without taking the element: for children that come from a loop or a condition.
            pub fn push<C: $crate::twiml::ChildOf<Self>>(&mut self, child: C) -> &mut Self {
                let child = child.into_draft(&SPEC);
                self.0.adopt(&SPEC, child);
                self
            }

            /// Adds a comment, which Twilio skips.
            pub fn comment(mut self, content: impl Into<String>) -> Self {
                self.0.comment(content.into());
                self
            }

            /// Iterates over the children of one type.
            pub fn children<C: $crate::twiml::Typed>(&self) -> impl Iterator<Item = C> {
                let named = self.0.element.elements().filter(|child| child.name == C::spec().name);
                named.filter_map(|child| C::try_from(child).ok())
            }
        }
    };
}

/// Writes the enum of a part's verbs, and what roots have besides other elements.
macro_rules! verbs {
    ($module:literal: $($verb:ident,)+) => {
        /// Any verb of this part of the language, for lists of verbs that are put together at run time.
        ///
        /// # Examples
        ///
        /// ```
        #[doc = concat!("use wamark::twiml::", $module, "::{Redirect, Response, Verb};")]
        ///
        /// let verbs = vec![Verb::from(Redirect::new("/next"))];
        /// let response: Response = verbs.into_iter().collect();
        /// assert!(response.to_xml()?.ends_with("<Response><Redirect>/next</Redirect></Response>"));
        /// # Ok::<(), wamark::twiml::WriteError>(())
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Verb {
            $(
                #[doc = concat!("`<", stringify!($verb), ">`.")]
                $verb($verb),
            )+
        }

        $(
            impl From<$verb> for Verb {
                fn from(verb: $verb) -> Self {
                    Self::$verb(verb)
                }
            }
        )+

        impl From<Verb> for $crate::twiml::Element {
            fn from(verb: Verb) -> Self {
                match verb { $(Verb::$verb(verb) => verb.into(),)+ }
            }
        }

        impl TryFrom<$crate::twiml::Element> for Verb {
            type Error = $crate::twiml::SchemaError;

            /// Takes a tree for the verb of its name.
            fn try_from(element: $crate::twiml::Element) -> Result<Self, Self::Error> {
                match &*element.name {
                    $(stringify!($verb) => $verb::try_from(element).map(Self::$verb),)+
                    name => {
                        let names = [$(concat!("<", stringify!($verb), ">")),+].join("`, `");
                        let names = names.trim_start_matches('<').trim_end_matches('>').to_owned();
                        Err($crate::twiml::SchemaError::name(names, name, element.name_span()))
                    }
                }
            }
        }

        impl TryFrom<&$crate::twiml::Element> for Verb {
            type Error = $crate::twiml::SchemaError;

            fn try_from(element: &$crate::twiml::Element) -> Result<Self, Self::Error> {
                Self::try_from(element.clone())
            }
        }

        impl $crate::twiml::builder::sealed::Sealed for Verb {}

        impl $crate::twiml::builder::IntoDraft for Verb {
            fn into_draft(
                self,
                parent: &'static $crate::twiml::language::ElementSpec,
            ) -> $crate::twiml::builder::Draft {
                match self { $(Self::$verb(verb) => verb.into_draft(parent),)+ }
            }
        }

        impl<C: $crate::twiml::ChildOf<Response>> FromIterator<C> for Response {
            fn from_iter<I: IntoIterator<Item = C>>(verbs: I) -> Self {
                let mut response = Self::new();
                response.extend(verbs);
                response
            }
        }

        impl<C: $crate::twiml::ChildOf<Response>> Extend<C> for Response {
            fn extend<I: IntoIterator<Item = C>>(&mut self, verbs: I) {
                for verb in verbs {
                    self.push(verb);
                }
            }
        }

        impl $crate::twiml::builder::Ended<Response> {
            /// Gives the tree.
            #[must_use]
            pub const fn as_element(&self) -> &$crate::twiml::Element {
                self.0.as_element()
            }

            /// Gives the tree, or the first thing the builder was told that the table does not have.
            ///
            /// # Errors
            ///
            /// When a value was out of range, too long or no URL.
            pub fn into_element(self) -> Result<$crate::twiml::Element, $crate::twiml::SchemaError> {
                self.0.into_element()
            }

            /// Writes the response as XML, with the XML declaration.
            ///
            /// # Errors
            ///
            /// When a value is not what the table says, or holds a character that XML cannot hold.
            pub fn to_xml(&self) -> Result<String, $crate::twiml::WriteError> {
                self.0.to_xml()
            }

            /// Writes the response behind what `out` already holds.
            ///
            /// # Errors
            ///
            /// Those of [`to_xml`](Self::to_xml), and those of `out`.
            pub fn write_to(
                &self,
                out: &mut (impl std::fmt::Write + ?Sized),
            ) -> Result<(), $crate::twiml::WriteError> {
                self.0.write_to(out)
            }
        }

        impl From<$crate::twiml::builder::Ended<Response>> for $crate::twiml::Element {
            fn from(ended: $crate::twiml::builder::Ended<Response>) -> Self {
                ended.0.into()
            }
        }
    };
}

pub(in crate::twiml) use {typed, verbs};
