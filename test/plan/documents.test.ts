import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PLAN_NAMES } from '../../src/app/judging/plan-names';
import { buildPlanJsonSchema } from '../../src/plan/json-schema';
import { parsePlan } from '../../src/plan/parse';
import { partitionOf, REGIONS } from '../../src/plan/regions';
import { CHECKLIST, eventPlanSchema } from '../../src/plan/schema';
import { eventIdOf, writeStarterPlan } from '../../src/plan/starter';

describe('the starter plan', () => {
  const starter = writeStarterPlan('12.12 "Flash" Sale', '2026-11-14');
  /** With every example in it uncommented. */
  const whole = starter.replaceAll(/^#(?!#| yaml)/gm, '');

  it('is valid as it stands, four weeks ahead', () => {
    expect(parsePlan(starter, 'starter.yaml', PLAN_NAMES)).toMatchObject({
      ok: true,
      plan: { id: '12-12-flash-sale', name: '12.12 "Flash" Sale', calendar: { start: '2026-12-12 00:00' } },
    });
  });

  it('is valid with all of its examples, which are in every field of the plan', () => {
    const parsed = parsePlan(whole, 'starter.yaml', PLAN_NAMES);
    expect(parsed.problems).toEqual([]);
    const missing = Object.keys(eventPlanSchema.shape).filter(
      (field) => !new RegExp(`^${field}:`, 'm').test(whole),
    );
    expect(missing).toEqual([]);
  });

  it('has all 18 sections and tells editors its schema', () => {
    const sections = [...starter.matchAll(/Section (\d+)\./g)].map(([, section]) => Number(section));
    expect(sections).toEqual(Array.from({ length: 18 }, (_, i) => i + 1));
    expect(starter).toMatch(/^# yaml-language-server: \$schema=\.\/event-plan\.schema\.json\n/);
  });

  it('is valid whatever the event is called and whenever it is made', () => {
    const days = fc.date({ min: new Date('2024-01-01'), max: new Date('2034-12-31'), noInvalidDate: true });
    const names = fc
      .string({ minLength: 1, unit: 'grapheme' })
      .filter((name) => /^[^=:@]*\S[^=:@]*$/.test(name));
    fc.assert(
      fc.property(names, days, (name, today) => {
        const text = writeStarterPlan(name, today.toISOString().slice(0, 10));
        expect(parsePlan(text, 'starter.yaml', PLAN_NAMES).problems).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['Café & Co.', 'cafe-co'],
    ['—', 'my-event'],
    [`${'a'.repeat(62)} b`, 'a'.repeat(62)],
  ])('calls %s %s', (name, id) => {
    expect(eventIdOf(name)).toBe(id);
  });
});

describe('the sample plans', () => {
  const folder = new URL('../../events/plans/', import.meta.url);
  const files = readdirSync(folder);

  it('include the flash sale', () => {
    expect(files).toContain('flash-sale.yaml');
  });

  it.each(files)('%s is valid', (file) => {
    expect(parsePlan(readFileSync(new URL(file, folder), 'utf8'), file, PLAN_NAMES).problems).toEqual([]);
  });
});

describe('the JSON Schema', () => {
  const schema = buildPlanJsonSchema();

  it('is of draft 2020-12 and asks only for what people must write', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.required).toEqual([
      'id',
      'name',
      'customer',
      'successCriteria',
      'calendar',
      'accounts',
      'traffic',
    ]);
  });

  it('describes every field of the plan', () => {
    const fields = Object.entries(schema.properties ?? {});
    const silent = fields.filter(([, field]) => typeof field !== 'object' || !field.description);
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it('offers the regions and the questions of the checklist', () => {
    const text = JSON.stringify(schema);
    expect(text).toContain(JSON.stringify(REGIONS));
    for (const question of Object.values(CHECKLIST)) expect(text).toContain(JSON.stringify(question));
  });
});

describe('regions', () => {
  it('are each in one partition', () => {
    expect(new Set(REGIONS).size).toBe(REGIONS.length);
  });

  it.each([
    ['ap-southeast-1', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['eusc-de-east-1', 'aws-eusc'],
    ['mars-north-1', null],
  ])('%s is in %s', (region, partition) => {
    expect(partitionOf(region)).toBe(partition);
  });
});
