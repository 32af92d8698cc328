import { describe, expect, it } from '@jest/globals';
import type { Source } from './sources';
import { programOf, unreadFields } from './unread-fields';

/** Who judges by artifacts, and the collectors, which ask for more by what others collected. */
const READERS = /\/src\/(capacity|checks|collect|judging|model|score)\//;
const DEFINITIONS = /\/src\/model\/artifacts\//;

/** The fields that nothing is judged by, each below the reason for which it is collected all the same. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  'It tells rows apart that are otherwise the same.': [
    'classicLoadBalancers.listeners.port',
    'listeners.listenerArn',
    'targetHealth.targets.port',
  ],
};

/** An artifact of which each field is read in one of the ways, or in none. */
const PLANTED: readonly Source[] = [
  {
    file: 'src/model/artifacts/planted.ts',
    text: `
      import { z } from 'zod';
      import { rows } from './definition';
      const part = z.object({ passed: z.number(), written: z.number() });
      export const planted = rows({
        per: 'region',
        service: null,
        row: z.object({
          owned: z.string(), dotted: z.string(), named: z.string(), alsoNamed: z.string(), destructured: z.string(), renamed: z.string(), asked: part.nullable(),
          unread: z.string(), ofOthers: z.string(), whole: z.string(), nested: z.object({ unread: z.string() }),
        }),
        owner: ({ owned }) => ({ kind: 'instance', ids: [owned], tags: {} }),
      });`,
  },
  {
    file: 'src/checks/planted.ts',
    text: `
      import type { RowOf } from '../model/artifacts/definition';
      import type { planted } from '../model/artifacts/planted';
      type Row = RowOf<typeof planted>;
      const another = { ofOthers: '' };
      const take = (value: { readonly passed: number } | null | undefined) => value;
      const takeRow = (row: Row) => row;
      export const judge = (row: Row, rows: Row[], name: 'named' | 'alsoNamed') => [
        row.dotted, row[name], rows.map(({ destructured, renamed: other }) => [destructured, other]), take(row.asked), row.nested,
        another.ofOthers, takeRow(row),
      ];
      export const collect = (): Row => ({
        owned: '', dotted: '', named: '', alsoNamed: '', destructured: '', renamed: '', asked: { passed: 1, written: 1 },
        unread: '', ofOthers: '', whole: '', nested: { unread: '' },
      });`,
  },
];
const isPlanted = (field: string): boolean => /^(part|planted)\./.test(field);

describe('the fields of artifacts', () => {
  const unread = unreadFields(programOf(READERS, PLANTED), (file) => DEFINITIONS.test(file));

  it('are judged by, but for those that are kept for a reason', () => {
    const kept = new Set(Object.values(KEPT).flat());
    const surplus = unread.filter((field) => !isPlanted(field) && !kept.has(field));
    expect(
      surplus.map(
        (field) =>
          `Nothing is judged by ${field}: remove it from its definition in src/model/artifacts and from its collector, judge by it, or say in KEPT why it is collected.`,
      ),
    ).toEqual([]);
    const stale = [...kept].filter((field) => !unread.includes(field));
    expect(stale.map((field) => `${field} is judged by, or gone: take it out of KEPT.`)).toEqual([]);
  });

  it('are found where nothing reads them', () => {
    expect(unread.filter(isPlanted)).toEqual([
      'part.written',
      'planted.nested.unread',
      'planted.ofOthers',
      'planted.unread',
      'planted.whole',
    ]);
  });
});
