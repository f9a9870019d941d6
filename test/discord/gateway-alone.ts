/** The gateway without the rest of the bot, as a process: `node gateway-alone.ts <API URL> <token>`. */
import { createGateway } from '../../src/discord/gateway.ts';
import { createRest } from '../../src/discord/rest.ts';

const [apiUrl = '', token = ''] = process.argv.slice(2);
const gateway = createGateway({
  token,
  rest: createRest({ token, apiUrl, fetch }),
  now: Date.now,
  random: Math.random,
  log: { info: () => {}, warn: () => {} },
  listener: { servers: () => {}, joined: () => {}, left: () => {}, fatal: () => {}, interaction: () => {} },
});
await gateway.connect();
