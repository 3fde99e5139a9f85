//! wamark in a web page: WhatsApp text in, HTML out, through WebAssembly and a plain C interface.
//!
//! `cargo xtask wasm-size` builds it; `browser.mjs` beside it is the JavaScript half, `browser.html` a page
//! with a live preview, and `tests/wasm/browser.test.mjs` runs both in Node.
//!
//! Text crosses the border as UTF-8 bytes in the module's memory: the page asks for room with
//! [`wamark_alloc`], writes a message there, calls [`wamark_render`], reads the HTML and gives both
//! pieces of memory back with [`wamark_free`].

#![allow(
    unsafe_code,
    reason = "memory that a C interface passes around is known by address only"
)]

/// How many bytes tell the length of the HTML, in front of it.
const PREFIX: usize = size_of::<u32>();

/// Makes room for `length` bytes, all zero. It belongs to the caller, until [`wamark_free`].
#[unsafe(no_mangle)]
pub extern "C" fn wamark_alloc(length: usize) -> *mut u8 {
    give(vec![0; length])
}

/// Renders a message: four bytes with the length of the HTML (little-endian), then the HTML.
///
/// The message stays with the caller, and so does the result, which is 4 bytes longer than the HTML.
/// Bytes that are not UTF-8 are read as U+FFFD.
///
/// # Panics
///
/// If the HTML has 4 GiB or more, for which 32-bit memory has no room.
///
/// # Safety
///
/// `length` bytes from `message` on must be readable, and nobody may write to them meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wamark_render(message: *const u8, length: usize) -> *mut u8 {
    // SAFETY: the caller vouches for it.
    let message = unsafe { std::slice::from_raw_parts(message, length) };
    let html = wamark::render::html(&wamark::parse(&String::from_utf8_lossy(message)));
    let length = u32::try_from(html.len()).expect("32-bit memory has no room for more");
    let mut result = Vec::with_capacity(PREFIX + html.len());
    result.extend(length.to_le_bytes());
    result.extend(html.into_bytes());
    give(result)
}

/// Takes memory back.
///
/// # Safety
///
/// `memory` must come from [`wamark_alloc`] with this `length`, or from [`wamark_render`] with the length of
/// its result, and must not be used or given back again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wamark_free(memory: *mut u8, length: usize) {
    // SAFETY: the caller vouches for address and length; `give` made a boxed slice of that many bytes.
    drop(unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(memory, length)) });
}

/// Leaves bytes to the caller, who knows how many there are.
fn give(bytes: Vec<u8>) -> *mut u8 {
    Box::into_raw(bytes.into_boxed_slice()).cast()
}
