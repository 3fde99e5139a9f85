// examples/browser.rs, built for WebAssembly, in Node. `cargo xtask test` builds it and says where it is.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { load } from "../../examples/browser.mjs";

const wasm = await readFile(
  process.env.WAMARK_WASM
    ?? new URL("../../target/wasm32-unknown-unknown/wasm/examples/browser.wasm", import.meta.url),
);
const render = await load(wasm);

test("message_of_all_constructs_is_rendered", () => {
  const message = "*Order* _4821_ ~late~ `AURORA`\n- milk\n7. eggs\n> thanks\n```\n*raw*\n```";
  assert.equal(
    render(message),
    "<p><strong>Order</strong> <em>4821</em> <del>late</del> <code>AURORA</code></p><ul><li>milk</li></ul>"
      + '<ol start="7"><li>eggs</li></ol><blockquote>thanks</blockquote><pre><code>\n*raw*\n</code></pre>',
  );
});

test("empty_message_is_empty", () => assert.equal(render(""), ""));

test("text_beyond_ascii_survives", () => {
  const text = "Olá नमस्ते 你好 مرحبا 👩🏽‍🍳 \u{FEFF}e\u{301}";
  assert.equal(render(`*${text}*`), `<p><strong>${text}</strong></p>`);
  // Half a surrogate pair is no text.
  assert.equal(render("a\uD83E*b*"), "<p>a\uFFFD<strong>b</strong></p>");
});

test("message_never_becomes_markup", () => {
  assert.equal(
    render('*<img src=x onerror="alert(1)">* &amp;\0'),
    '<p><strong>&lt;img src=x onerror="alert(1)"&gt;</strong> &amp;amp;\uFFFD</p>',
  );
  for (const unit of ["*_~", "`", "```", "<", "- *\n", "\0", "www.*"]) {
    const html = render(unit.repeat(20_000));
    const allowed = /<\/?(?:p|br|ul|li|blockquote|strong|em|del|code|pre|code class="monospace")>/g;
    assert.doesNotMatch(html.replace(allowed, ""), /[<>]/);
  }
});

test("memory_is_given_back", async () => {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, wamark_alloc, wamark_render, wamark_free } = instance.exports;
  const length = 100_000;
  const once = () => {
    const message = wamark_alloc(length);
    new Uint8Array(memory.buffer, message, length).fill(0x2a);
    const result = wamark_render(message, length);
    wamark_free(message, length);
    wamark_free(result, 4 + new DataView(memory.buffer).getUint32(result, true));
  };
  for (let round = 0; round < 5; round++) once();
  const before = memory.buffer.byteLength;
  for (let round = 0; round < 200; round++) once();
  assert.equal(memory.buffer.byteLength, before);
});

test("bytes_that_are_no_text_are_replaced", async () => {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, wamark_alloc, wamark_render } = instance.exports;
  const message = wamark_alloc(3);
  new Uint8Array(memory.buffer, message, 3).set([0x61, 0xff, 0x62]);
  const result = wamark_render(message, 3);
  const length = new DataView(memory.buffer).getUint32(result, true);
  const html = new TextDecoder().decode(new Uint8Array(memory.buffer, result + 4, length));
  assert.equal(html, "<p>a\uFFFDb</p>");
});
