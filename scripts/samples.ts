/**
 * `npm run samples` writes the inventories of the sample accounts: those that are made up, and that of the flash sale, which is kept
 * in its file and gets what it lacks.
 */
import { inventoryFile, readInventory, writeWhole } from '../src/cli/files';
import type { Inventory } from '../src/model/inventory';
import { SAMPLES } from '../test/samples';
import { completeInventory, inventoriesOf } from '../test/samples/sample';

const write = async (id: string, inventories: readonly Inventory[]): Promise<void> => {
  const file = fileOf(id);
  await writeWhole(file, inventoryFile(inventories, file));
  process.stderr.write(`${file}\n`);
};
const fileOf = (id: string): string => `events/inventories/${id}.json.gz`;

for (const sample of SAMPLES) await write(sample.id, inventoriesOf(sample));

const kept = 'flash-sale';
await write(kept, (await readInventory(fileOf(kept))).map(completeInventory));
