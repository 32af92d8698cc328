/** `npm run samples` writes the inventories of the sample accounts that are made up: `events/inventories/<sample>.json.gz`. */
import { inventoryFile, writeWhole } from '../src/cli/files';
import { SAMPLES } from '../test/samples';
import { inventoriesOf } from '../test/samples/sample';

for (const sample of SAMPLES) {
  const file = `events/inventories/${sample.id}.json.gz`;
  await writeWhole(file, inventoryFile(inventoriesOf(sample), file));
  process.stderr.write(`${file}\n`);
}
