import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { Inventory } from '../../src/model/inventory';

/** A folder that is gone after the tests of the file. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), 'iem-cli-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  const at = (name: string): string => join(path, name);
  const write = (name: string, content: string | Uint8Array): string => {
    writeFileSync(at(name), content);
    return at(name);
  };
  return {
    path,
    at,
    write,
    writeInventories: (name: string, inventories: readonly Inventory[]): string =>
      write(name, JSON.stringify({ schema: 'iem-inventory/1', inventories })),
  };
}
