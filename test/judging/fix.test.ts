import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { shownFixes } from '../builders/broken-accounts';

/** `rds modify-db-instance` of each call in the source; what is put together from parts as a pattern. */
function operationsInSource(): readonly RegExp[] {
  const files = ['src/checks', 'src/capacity'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  );
  return files.flatMap((text) =>
    [...text.matchAll(/awsCommand\(\s*[\w.]+,\s*'([a-z0-9-]+)',\s*(?:'([a-z-]+)'|`([^`]+)`)/g)].map(
      ([, service, literal, template]) =>
        new RegExp(`^aws ${service} ${literal ?? template?.replace(/\$\{\w+\}/, '[a-z-]+')} `, 'm'),
    ),
  );
}

describe('the command of a fix', () => {
  const commands = [...new Set(shownFixes().flatMap(({ command }) => command ?? []))];

  it('is shown for every operation that the source names', () => {
    const operations = operationsInSource();
    expect(operations.length).toBeGreaterThan(30);
    const all = commands.join('\n');
    expect(operations.filter((operation) => !operation.test(all))).toEqual([]);
  });

  it('names the account, and in each line the region', () => {
    for (const command of commands) {
      const [first, ...lines] = command.split('\n');
      expect(first).toBe('# In account 111122223333:');
      for (const line of lines) expect(line).toMatch(/^aws [a-z0-9-]+ [a-z-]+ --region us-east-1 /);
    }
  });

  it('leaves nothing to be filled in', () => {
    for (const command of commands) expect(command).not.toMatch(/(?:^|[\s=,.])[A-Z]+_?[A-Z_]{3,}(?:\s|,|$)/m);
  });
});
