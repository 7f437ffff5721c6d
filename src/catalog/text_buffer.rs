//! The texts of one locale, in one buffer.

use self_cell::self_cell;

/// The text of a message or of an attribute.
#[derive(Clone, Copy)]
pub(crate) enum Text<'t> {
    /// A text that is the same for all arguments.
    Plain(&'t str),
    /// The index of the pattern that formats the text.
    Pattern(usize),
}

impl<'t> Text<'t> {
    /// The text, if it needs no formatting.
    #[inline]
    pub(crate) fn plain(self) -> Option<&'t str> {
        match self {
            Text::Plain(text) => Some(text),
            Text::Pattern(_) => None,
        }
    }
}

/// The text of a message while its locale is being compiled.
#[derive(Clone, Copy)]
pub(crate) enum CompiledText {
    /// A part of the locale's buffer: offset and length in bytes.
    Plain { start: u32, len: u32 },
    /// The index of the pattern that formats the text.
    Pattern(u32),
}

self_cell!(
    /// Texts by index, beside the buffer that holds the plain ones.
    ///
    /// Each text is sliced out of the buffer once, when the locale is compiled. Slicing in a look-up
    /// would check both ends for character boundaries each time.
    pub(crate) struct TextBuffer {
        owner: Box<str>,
        #[covariant]
        dependent: Slices,
    }
);

type Slices<'t> = Box<[Text<'t>]>;

impl TextBuffer {
    /// The texts of this buffer, in this order, without those that were refused.
    pub(crate) fn compile(buffer: String, texts: &[Option<CompiledText>]) -> TextBuffer {
        TextBuffer::new(buffer.into(), |buffer| {
            let text = |text: &CompiledText| match *text {
                CompiledText::Plain { start, len } => {
                    let (start, len) = (start as usize, len as usize);
                    Text::Plain(buffer.get(start..start + len).unwrap_or_default())
                }
                CompiledText::Pattern(index) => Text::Pattern(index as usize),
            };
            let mut slices = Vec::with_capacity(texts.len());
            slices.extend(texts.iter().flatten().map(text));
            slices.into()
        })
    }

    #[inline]
    pub(crate) fn as_slice(&self) -> &[Text<'_>] {
        self.borrow_dependent()
    }
}
