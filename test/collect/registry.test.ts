import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { AnyCollector } from '../../src/collect/collector';
import { buildIamPolicy, listRequiredActions } from '../../src/collect/iam-policy';
import { collectors } from '../../src/collect/registry';
import { ARTIFACTS } from '../../src/model/artifacts';

const root = new URL('../../', import.meta.url);
const ids = collectors.map(({ id }) => id);

describe('the registry', () => {
  it('has one collector for every artifact of the model', () => {
    const without = Object.keys(ARTIFACTS).filter((id) => !ids.some((listed) => listed === id));
    expect(without.map((id) => `List a collector of ${id} in src/collect/registry.ts.`)).toEqual([]);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('lists everything that the files define', async () => {
    const folder = new URL('src/collect/collectors/', root);
    const modules = await Promise.all(
      readdirSync(folder).map((file) => import(new URL(file, folder).pathname)),
    );
    const defined = modules.flatMap((module) => Object.values<unknown>(module)).filter(isCollector);
    const unlisted = defined.filter((collector) => !collectors.includes(collector));
    expect(unlisted.map(({ id }) => `List the collector ${id} in src/collect/registry.ts.`)).toEqual([]);
  });

  it('puts what a collector reads before it, so that there are no cycles', () => {
    for (const [i, { id, needs, uses }] of collectors.entries()) {
      const missing = [...needs, ...uses].filter((input) => !ids.slice(0, i).includes(input));
      expect([id, missing]).toEqual([id, []]);
    }
  });

  it('gives lists of 100,000 resources time for 100 pages of 2 seconds, one after another', () => {
    const deadlineFactor = new Map(collectors.map((collector) => [collector.id, collector.deadlineFactor]));
    const deadlines = (['ec2Instances', 'volumes'] as const).map((id) => 60 * (deadlineFactor.get(id) ?? 0));
    expect(Math.min(...deadlines)).toBeGreaterThanOrEqual(200);
  });

  it('lets no collector of regions read what is collected once per account, nor the other way round', () => {
    for (const { id, needs, uses } of collectors) {
      const across = [...needs, ...uses].filter((input) => ARTIFACTS[input].per !== ARTIFACTS[id].per);
      expect([id, across]).toEqual([id, []]);
    }
  });
});

const isCollector = (value: unknown): value is AnyCollector =>
  typeof value === 'object' && value !== null && 'collect' in value;

describe('the IAM policy', () => {
  const actions = listRequiredActions(collectors);

  it('only reads, and has IAM report what it knows', () => {
    expect(
      actions.filter((action) => !/^[a-z0-9-]+:((Get|List|Describe|Lookup)[A-Z]\w+|GET)$/.test(action)),
    ).toEqual(['iam:GenerateCredentialReport']);
  });

  it('is the union of what the collectors call, what AWS wants besides, and whether a region is on, sorted, each once', () => {
    const called = [
      'ec2:DescribeRegions',
      ...collectors.flatMap(({ actions, alsoAsksFor = [] }) => [...actions, ...alsoAsksFor]),
    ];
    expect(actions).toEqual([...new Set(called)].sort());
    expect(buildIamPolicy(actions)).toEqual({
      Version: '2012-10-17',
      Statement: [{ Sid: 'ReadForEventReadiness', Effect: 'Allow', Action: actions, Resource: '*' }],
    });
  });

  it('is sorted in each collector too', () => {
    for (const { actions } of collectors) expect(actions).toEqual([...new Set(actions)].sort());
  });
});
