import { cruise, type ICruiseResult } from 'dependency-cruiser';
import rules, { folders } from '../.dependency-cruiser.mjs';
import { formatCodeList } from '../src/lib/format-code-list';

/** Reads the imports in folders of a project, and applies the rules of this project to them. */
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

/** The folders that each folder imports. */
type Imports = ReadonlyMap<string, ReadonlySet<string>>;

/** The folder of a file: `functions` for `functions/api.ts`, `model` for `src/model/target.ts`; undefined for other files. */
const folderOf = (file: string): string | undefined =>
  file.match(/^src\/([^/]+)\//)?.[1] ?? file.match(/^(functions)\//)?.[1];

function groupImports({ modules }: ICruiseResult): Imports {
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

function findReachable(imports: Imports, from: Iterable<string>): Set<string> {
  const seen = new Set<string>();
  const waiting = [...from];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(imports.get(next) ?? []));
  }
  return seen;
}

/** Removes imports that a longer path shows: `app → store` is left out if `app → x → store` is drawn. */
const removeShortcuts = (imports: Imports): readonly (readonly [string, string])[] =>
  [...imports].flatMap(([from, to]) => {
    const further = findReachable(
      imports,
      [...to].flatMap((each) => [...(imports.get(each) ?? [])]),
    );
    return [...to].filter((each) => !further.has(each)).map((each) => [from, each] as const);
  });

/**
 * Describes the imports between folders in Markdown: a drawing in Mermaid, without arrows that a longer path shows, and a table of
 * all imports with the reason for each folder.
 */
export function drawFolders(result: ICruiseResult): string {
  const imports = groupImports(result);
  const arrows = removeShortcuts(imports)
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
