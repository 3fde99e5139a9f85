// The JavaScript half of browser.rs: load(wasm) gives a function from WhatsApp text to HTML.

const PREFIX = 4;

/** Starts the module; `wasm` is its bytes. */
export async function load(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, wamark_alloc, wamark_render, wamark_free } = instance.exports;

  return function render(message) {
    const bytes = new TextEncoder().encode(message);
    const room = wamark_alloc(bytes.length);
    new Uint8Array(memory.buffer, room, bytes.length).set(bytes);
    const result = wamark_render(room, bytes.length);
    wamark_free(room, bytes.length);
    // Memory may have grown, and moved, in any call: look at it only now.
    const length = new DataView(memory.buffer).getUint32(result, true);
    const html = new TextDecoder("utf-8", { ignoreBOM: true }).decode(
      new Uint8Array(memory.buffer, result + PREFIX, length),
    );
    wamark_free(result, PREFIX + length);
    return html;
  };
}
