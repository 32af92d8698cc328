/**
 * A process beside others: opens the store in a folder, writes remarks, and says what it did.
 * `embedded-child <folder> <name> <remarks> [stay]`; with `stay` it goes on until it is stopped.
 */
import { openEmbedded } from '../../src/store/embedded';
import { openLocalStore } from '../../src/store/local';

const [directory = '', name = '', remarks = '0', stay] = process.argv.slice(2);
const now = () => new Date().toISOString();

const started = performance.now();
const { store, close } = await openLocalStore(directory, now);
const opened = performance.now() - started;
for (let i = 0; i < Number(remarks); i++) {
  const ref = { event: 'flash-sale', kind: 'remark', key: `${name}-${i}` } as const;
  await store.records.put({ ...ref, value: { text: name }, source: 'cli', by: name }, 0);
}
const records = await store.records.list('flash-sale');
const { endpoint, close: leave } = await openEmbedded(directory);
process.stdout.write(`${JSON.stringify({ name, endpoint, opened, records: records.length })}\n`);

if (stay === 'stay') {
  // A signal alone does not keep a process alive.
  const alive = setInterval(() => undefined, 1_000);
  await new Promise((resolve) => process.once('SIGTERM', resolve));
  clearInterval(alive);
}
await leave();
await close();
