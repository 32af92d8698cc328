import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FOLDER = join(process.cwd(), 'test', 'golden', 'render');

/** What a renderer is expected to give; with `UPDATE_GOLDEN=1` it becomes what it gives, for the diff to be read. */
export function golden(name: string, actual: string): string {
  const file = join(FOLDER, name);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
  }
  return readFileSync(file, 'utf8');
}
