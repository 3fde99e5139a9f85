//! The walk through a tree.

use super::{Element, Node};

/// A step of the walk through a tree, from [`Element::events`].
#[derive(Clone, Copy, Debug)]
pub enum Event<'e> {
    /// The start of an element.
    Open(&'e Element),
    /// Text, a comment or a processing instruction; never an element.
    Leaf(&'e Node),
    /// The end of an element.
    Close(&'e Element),
}

/// The iterator that [`Element::events`] gives. Holds one entry for each open element.
#[derive(Clone, Debug)]
pub struct Events<'e> {
    start: Option<&'e Element>,
    /// The innermost open element and its children to come.
    inner: Option<Opened<'e>>,
    /// The outermost open elements, which need no memory from the heap: few documents go deeper.
    near: [Option<Opened<'e>>; 3],
    /// The open elements between the two.
    far: Vec<Opened<'e>>,
    depth: usize,
}

type Opened<'e> = (&'e Element, std::slice::Iter<'e, Node>);

impl<'e> Events<'e> {
    pub(super) fn new(root: &'e Element) -> Self {
        Self {
            start: Some(root),
            inner: None,
            near: [const { None }; 3],
            far: Vec::new(),
            depth: 0,
        }
    }

    /// Gives the innermost open element: that of the leaf which was given last.
    pub(crate) fn parent(&self) -> Option<&'e Element> {
        self.inner.as_ref().map(|(element, _)| *element)
    }

    fn open(&mut self, element: &'e Element) {
        if let Some(outer) = self.inner.replace((element, element.children.iter())) {
            match self.near.get_mut(self.depth) {
                Some(place) => *place = Some(outer),
                None => self.far.push(outer),
            }
            self.depth += 1;
        }
    }

    fn close(&mut self) {
        self.inner = None;
        if let Some(depth) = self.depth.checked_sub(1) {
            self.depth = depth;
            self.inner = match self.near.get_mut(depth) {
                Some(place) => place.take(),
                None => self.far.pop(),
            };
        }
    }
}

impl<'e> Iterator for Events<'e> {
    type Item = Event<'e>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if let Some(root) = self.start.take() {
            self.open(root);
            return Some(Event::Open(root));
        }
        let (element, rest) = self.inner.as_mut()?;
        match rest.next() {
            Some(Node::Element(child)) => {
                self.open(child);
                Some(Event::Open(child))
            }
            Some(leaf) => Some(Event::Leaf(leaf)),
            None => {
                let closed = *element;
                self.close();
                Some(Event::Close(closed))
            }
        }
    }
}
