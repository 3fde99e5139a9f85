// Times twilio (npm) on the document of benches/twiml.rs: the best of nine rounds, in ns.

import { createRequire } from "node:module";
import { join } from "node:path";

const twilio = createRequire(join(process.cwd(), "package.json"))("twilio");
const BODY = "Your order *4711* is on its way & arrives today.";
const MEDIA = "https://example.com/receipt.pdf";
const CALLS = 20_000;

function document() {
  const response = new twilio.twiml.MessagingResponse();
  const message = response.message({});
  message.body(BODY);
  message.media(MEDIA);
  return response.toString();
}

let best = Infinity;
for (let round = 0; round < 9; round++) {
  const start = process.hrtime.bigint();
  for (let call = 0; call < CALLS; call++) document();
  best = Math.min(best, Number(process.hrtime.bigint() - start) / CALLS);
}
console.log(`twilio (npm), built and written ${best.toFixed(0).padStart(25)}`);
