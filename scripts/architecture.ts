import { cruise, type ICruiseResult } from 'dependency-cruiser';
import rules, { folders } from '../.dependency-cruiser.mjs';
import { formatCodeList } from '../src/lib/format-code-list';

/** Reads the imports below the folders of a project and judges them by the rules of this one. */
export async function readImports(baseDir: string, below: readonly string[]): Promise<ICruiseResult> {
  const { forbidden, options } = rules;
  const { output } = await cruise([...below], {
    ...options,
    baseDir,
    ruleSet: { forbidden },
    validate: true,
  });
  if (typeof output === 'string') throw new Error(output);
  return output;
}

/** folder → the folders of ours that it imports. */
type Imports = ReadonlyMap<string, ReadonlySet<string>>;

/** `functions/api.ts` → `functions`, `src/model/target.ts` → `model`; undefined for a file that is not ours. */
const folderOf = (file: string): string | undefined =>
  file.match(/^src\/([^/]+)\//)?.[1] ?? file.match(/^(functions)\//)?.[1];

function importsOf({ modules }: ICruiseResult): Imports {
  const imports = new Map<string, Set<string>>();
  for (const { source, dependencies } of modules) {
    const from = folderOf(source);
    if (from === undefined) continue;
    const imported = imports.get(from) ?? new Set();
    imports.set(from, imported);
    for (const { resolved } of dependencies) {
      const to = folderOf(resolved);
      if (to !== undefined && to !== from) imported.add(to);
    }
  }
  return imports;
}

function reachable(imports: Imports, from: Iterable<string>): Set<string> {
  const seen = new Set<string>();
  const waiting = [...from];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(imports.get(next) ?? []));
  }
  return seen;
}

/** The imports that no longer way shows: `app → store` is left out where `app → x → store` is drawn. */
const withoutShortcuts = (imports: Imports): readonly (readonly [string, string])[] =>
  [...imports].flatMap(([from, to]) => {
    const further = reachable(
      imports,
      [...to].flatMap((each) => [...(imports.get(each) ?? [])]),
    );
    return [...to].filter((each) => !further.has(each)).map((each) => [from, each] as const);
  });

/**
 * The folders and their imports of each other, as Markdown: a drawing in Mermaid, without the arrows that a longer way
 * shows already, and a table of all imports with the reason for each folder.
 */
export function drawFolders(result: ICruiseResult): string {
  const imports = importsOf(result);
  const arrows = withoutShortcuts(imports)
    .map(([from, to]) => `  ${from} --> ${to}`)
    .sort();
  const rows = [...imports]
    .map(
      ([folder, to]) => `| \`${folder}\` | ${formatCodeList([...to].sort()) || '–'} | ${reasonOf(folder)} |`,
    )
    .sort();
  return [
    ['```mermaid', 'flowchart TD', ...arrows, '```'].join('\n'),
    ['| folder | imports | because |', '|---|---|---|', ...rows].join('\n'),
  ].join('\n\n');
}

const reasonOf = (folder: string): string =>
  (folders as Readonly<Record<string, { readonly because: string }>>)[folder]?.because ??
  'An entry point parses, calls a use case and replies; `_app.ts` makes what the use case needs.';
