//! What the generated sets of values are made with.

/// Declares a closed set: an enum, its strings and the row of the table.
macro_rules! closed {
    (
        $name:ident, $spec:ident, $doc:literal {
            $($(#[$value_doc:meta])* $variant:ident = $value:literal,)+
        }
        aliases { $($alias:literal = $target:literal,)* }
    ) => {
        #[doc = $doc]
        ///
        /// It is written as Twilio spells it, and read from there with [`str::parse`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$value_doc])* $variant,)+ }

        pub(in crate::twiml) static $spec: $crate::twiml::language::TypeSpec = $crate::twiml::language::TypeSpec {
            name: stringify!($name),
            doc: $doc,
            open: false,
            values: &[$($value),+],
            aliases: &[$(($alias, $target)),*],
            prefixes: &[],
        };

        impl $name {
            /// Every value, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Gives the value as it stands in documents.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $value,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::twiml::SchemaError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match $spec.canonical(text) {
                    $(Some($value) => Ok(Self::$variant),)+
                    _ => Err($crate::twiml::SchemaError::value($spec.expectation(), text)),
                }
            }
        }
    };
}

/// Declares an open set: a name, the ones the table knows and the row of the table.
macro_rules! open {
    (
        $name:ident, $spec:ident, $doc:literal {
            values: $values:expr,
            prefixes: $prefixes:expr,
        }
    ) => {
        #[doc = $doc]
        ///
        /// Twilio adds to the set without notice, so any name is taken; [`is_known`](Self::is_known)
        /// tells whether the table has it.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(std::borrow::Cow<'static, str>);

        pub(in crate::twiml) static $spec: $crate::twiml::language::TypeSpec =
            $crate::twiml::language::TypeSpec {
                name: stringify!($name),
                doc: $doc,
                open: true,
                values: $values,
                aliases: &[],
                prefixes: $prefixes,
            };

        impl $name {
            /// The values that the table has, in its order.
            pub const KNOWN: &'static [&'static str] = $values;

            /// Takes a name that the program holds, without a copy.
            #[must_use]
            pub const fn from_static(name: &'static str) -> Self {
                Self(std::borrow::Cow::Borrowed(name))
            }

            /// Gives the name as it stands in documents.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Tells whether the table has the name.
            #[must_use]
            pub fn is_known(&self) -> bool {
                Self::KNOWN.contains(&self.as_str())
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                Self(name.to_owned().into())
            }
        }

        impl From<String> for $name {
            fn from(name: String) -> Self {
                Self(name.into())
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.0.into_owned()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok(text.into())
            }
        }
    };
}

pub(in crate::twiml) use {closed, open};
