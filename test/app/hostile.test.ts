import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkEvent, storeInMemory } from '../../src/app/judging/check';
import { judgeWhatIf } from '../../src/app/judging/what-if';
import { parseChange } from '../../src/capacity/changes';
import { readInventory, readPlan } from '../../src/cli/files';
import { whatIfText } from '../../src/cli/what-if-text';
import { ARTIFACTS, type ArtifactId } from '../../src/model/artifacts';
import { IemError } from '../../src/model/error';
import type { Inventory } from '../../src/model/inventory';
import type { Report } from '../../src/model/report';
import { report as reportShape } from '../../src/model/report';
import { html } from '../../src/report/render/html/page';
import { json } from '../../src/report/render/json';
import { measureWidth } from '../../src/report/render/plain-text';
import { terminal } from '../../src/report/render/terminal';
import { HOSTILE } from '../builders/hostile';

const plan = await readPlan('events/plans/flash-sale.yaml');
const recorded = await readInventory('events/inventories/flash-sale.json.gz');
const at = '2026-11-22T12:00:00.000Z';
const run = { id: 'run-1', trigger: 'cli', by: 'mei', startedAt: at, finishedAt: at };
const check = (inventories: readonly Inventory[]) => checkEvent({ plan, inventories, run, previous: null });

type Step = string | number;
type Path = readonly Step[];

/** Data points of a metric are alike; of the thousands that a series has, so many stand for all. */
const OF_SERIES = 3;
const SERIES = /By(Period|Hour)$/;

/** The values in the data of an artifact, by the way to each. */
const places = recorded.flatMap(({ artifacts }, i) =>
  Object.entries(artifacts).flatMap(([id, result]) =>
    result.ok ? pathsIn(result.data, [i, 'artifacts', id, 'data']) : [],
  ),
);

function pathsIn(value: unknown, path: Path): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const children = Object.entries(value);
  const told = SERIES.test(String(path.at(-1))) ? children.slice(0, OF_SERIES) : children;
  return [path, ...told.flatMap(([key, child]) => pathsIn(child, [...path, key]))];
}

/** Keys that people choose, so that one may be absent. */
const OPEN = new Set(['tags', 'attributes', 'metadata', 'ec2InstanceTypes', 'data']);

const isField = (path: Path): boolean =>
  Number.isNaN(Number(path.at(-1))) && !OPEN.has(String(path.at(-1))) && !OPEN.has(String(path.at(-2)));

const fields = places.filter((path) => isField(path) && path.at(-1) !== 'data');

/** Whether the artifact that a path leads into is what its definition says. */
function isValid(inventories: readonly Inventory[], [i, , id]: Path): boolean {
  const result = inventories[Number(i)]?.artifacts[id as ArtifactId];
  return result?.ok === true && ARTIFACTS[id as ArtifactId].shape.safeParse(result.data).success;
}

const hostileText = fc.oneof(
  fc.constantFrom(
    ...HOSTILE,
    ...[
      '',
      '__proto__',
      'constructor',
      'toString',
      '-',
      '*',
      '0000-00-00T00:00:00Z',
      '0000-01-01T00:00:00.000Z',
    ],
    ...[
      '9999-12-31T23:59:59.999Z',
      '1e999',
      'NaN',
      '0',
      '{DBInstanceClassMemory/0}',
      '* * * * * *',
      '0 0 31 2 *',
    ],
    ...['a'.repeat(100_000), '購'.repeat(500), `${'a-'.repeat(20_000)}!`, 'e\u0301'.repeat(2_000)],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

const hostileNumber = fc.oneof(
  fc.constantFrom(0, -0, -1, 0.5, 1e-320, 1e-99, 1e9, 2 ** 53, 1e21, 1e308, -1e308, NaN, Infinity, -Infinity),
  fc.double(),
);

const hostileValue = fc.oneof(
  ...[hostileText, hostileText, hostileNumber, hostileNumber],
  fc.constantFrom<unknown>(null, true, false, {}, [], [null], [[]], JSON.parse('{"__proto__": {"name": 1}}')),
);

type Mutation = (parent: Record<Step, unknown>, key: Step) => void;

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  hostileValue.map(
    (value): Mutation =>
      (parent, key) => {
        parent[key] = value;
      },
  ),
  fc.constantFrom<Mutation>(
    (parent, key) => {
      delete parent[key];
    },
    (parent, key) => {
      parent[key] = String(parent[key]);
    },
    (parent, key) => {
      if (typeof parent[key] === 'number') parent[key] *= 1e12;
    },
    (parent, key) => {
      if (Array.isArray(parent[key])) parent[key] = [...parent[key], ...parent[key]];
    },
    (parent) => {
      if (Array.isArray(parent)) return;
      for (const name of ['__proto__', 'constructor', '<b>\u001b[2J']) {
        Object.defineProperty(parent, name, { value: 'x', enumerable: true, configurable: true });
      }
    },
  ),
);

/** The recorded account with something else at each of the places; what is not there any more is passed over. */
function mutated(mutations: readonly (readonly [Path, Mutation])[]): Inventory[] {
  const copy = structuredClone(recorded) as Inventory[];
  for (const [path, mutate] of mutations) {
    const parent = path.slice(0, -1).reduce<unknown>((value, step) => Object(value)[step], copy);
    if (typeof parent === 'object' && parent !== null)
      mutate(parent as Record<Step, unknown>, path.at(-1) ?? '');
  }
  return copy;
}

/** Every number is one, and nothing is lost on the way to a file. */
function expectSound(report: Report): void {
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  const { score, coverage, rows } = report.scorecard;
  for (const share of [score, coverage, ...rows.flatMap((row) => [row.score, row.coverage])]) {
    expect(share === null || (share >= 0 && share <= 1)).toBe(true);
  }
}

function expectHarmless(text: string, width: number): void {
  for (const line of text.split('\n')) {
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    expect(measureWidth(line)).toBeLessThanOrEqual(width);
  }
}

describe('an account that answers anything', () => {
  const change = parseChange('asg/shop-web.maxSize=40');

  it('gets a sound report that every rendering can show', async () => {
    const mutations = fc.array(fc.tuple(fc.constantFrom(...places), mutation), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(mutations, fc.integer({ min: 40, max: 120 }), async (list, width) => {
        const inventories = mutated(list);
        const { report } = await check(inventories);
        expectSound(report);
        expectHarmless(terminal(report, { colour: false, width }), width);
        expect(JSON.parse(json(report, { colour: false, width }))).toEqual(report);
        expect(html(report, { colour: false, width })).toMatch(/<\/html>\s*$/);
      }),
      { numRuns: 20 },
    );
  });

  it('can be asked what if', async () => {
    const mutations = fc.array(fc.tuple(fc.constantFrom(...places), mutation), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(mutations, async (list) => {
        try {
          const answer = await judgeWhatIf({
            plan,
            ...storeInMemory(mutated(list)),
            changes: [change],
            multiplier: 40,
            run,
          });
          expectSound(answer.after);
          expectHarmless(whatIfText(answer, { unicode: true, width: 80 }), 80);
        } catch (error) {
          // The group that is changed may be what is spoilt.
          if (!(error instanceof IemError)) throw error;
        }
      }),
      { numRuns: 10 },
    );
  });

  it('looks no better for a field that is missing or of another type', async () => {
    const before = await check(recorded);
    const statuses = new Map(before.findings.map(({ id, status }) => [id, status]));
    const spoil = fc.constantFrom<Mutation>(
      (parent, key) => {
        delete parent[key];
      },
      (parent, key) => {
        parent[key] = { not: 'this' };
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fields), spoil, async (path, mutate) => {
        const inventories = mutated([[path, mutate]]);
        const after = await check(inventories);
        const better = after.findings.filter(
          ({ id, status }) => status === 'pass' && !['pass', undefined].includes(statuses.get(id)),
        );
        expect(better).toEqual([]);
        expect(after.report.scorecard.score).toBeLessThanOrEqual(before.report.scorecard.score ?? 0);
        expect(after.report.scorecard.coverage).toBeLessThanOrEqual(before.report.scorecard.coverage);
        // A field that inventories of earlier versions lack may be absent.
        const failed = after.report.coverage.targets.flatMap((target) => target.failed);
        expect(failed).toHaveLength(isValid(inventories, path) ? 0 : 1);
      }),
      { numRuns: 30 },
    );
  });
});

const { report } = await check(recorded);

describe('a report file that was changed by hand', () => {
  const parts = pathsIn(report, []).filter((path) => path.length > 0);

  it('is refused where it counts more findings than memory could contain', () => {
    const changed = structuredClone(report);
    const counts = Object.values(changed.outlook?.others[0]?.checks ?? {})[0];
    expect(counts).toBeDefined();
    Object.assign(counts ?? {}, { pass: 3e12 });
    expect(reportShape.safeParse(changed).success).toBe(false);
  });

  it('is refused, or can be shown', () => {
    fc.assert(
      fc.property(fc.constantFrom(...parts), mutation, (path, mutate) => {
        const changed = structuredClone(report);
        const parent = path.slice(0, -1).reduce<unknown>((value, step) => Object(value)[step], changed);
        mutate(parent as Record<Step, unknown>, path.at(-1) ?? '');
        const read = JSON.parse(JSON.stringify(changed));
        if (!reportShape.safeParse(read).success) return;
        expectHarmless(terminal(read, { colour: false, width: 80 }), 80);
        expect(html(read, { colour: false, width: 80 })).toMatch(/<\/html>\s*$/);
      }),
      { numRuns: 40 },
    );
  });
});
