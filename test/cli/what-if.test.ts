import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { whatIfText } from '../../src/cli/what-if-text';
import type { Report } from '../../src/model/report';
import { measureWidth } from '../../src/report/render/plain-text';
import { iem } from '../builders/environment';
import { HOSTILE, hostileReport } from '../builders/hostile';
import { aCeiling, aReport } from '../builders/report';
import { temporaryFolder } from './folder';

const folder = temporaryFolder();
const whatif = (...argv: string[]) =>
  iem(['whatif', 'events/plans/flash-sale.yaml', '-i', 'events/inventories/flash-sale.json.gz', ...argv]);

describe('iem whatif', () => {
  it('shows both answers and what moves, in 80 columns', async () => {
    const { code, stdout, stderr } = await whatif('--multiplier', '40', '--set', 'asg/shop-web.maxSize=400');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Needed +22× → 40×$/m);
    expect(stdout).toMatch(/^Breaks first +CPU of shop-orders \(mysql, db\.r5\.large\)$/m);
    expect(stdout.split('\n').filter((line) => measureWidth(line) > 80)).toEqual([]);
  });

  it('tells the odds before and after, where the multiplier is not sure', async () => {
    const { code, stdout } = await whatif('--multiplier', '2,6,35');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Needed on a bad day +30× → 35×$/m);
    expect(stdout).toMatch(/^Odds that they hold +0% → [1-9]\d?%$/m);
  });

  it('tells what must survive instead, zones in the words of people and of the plan', async () => {
    const without = await whatif('--survive', 'none');
    expect(without).toMatchObject({ code: 0, stderr: '' });
    expect(without.stdout).toMatch(/^ {2}→ /m);
    const asPlanned = await whatif('--survive', 'zone');
    expect(asPlanned).toMatchObject({ code: 0, stderr: '' });
    expect(asPlanned.stdout).toContain('No ceiling moves.');
    expect(await whatif('--survive', 'az')).toEqual(asPlanned);
    const { stdout } = await whatif('--survive', 'region');
    expect(stdout).toMatch(/^Without one region +not said → /m);
  });

  it('adds what another event brings at the same time', async () => {
    const sample = readFileSync('events/plans/flash-sale.yaml', 'utf8');
    const other = folder.write('launch.yaml', sample.replace(/^id: .*$/m, 'id: launch'));
    const { code, stdout } = await whatif('--with', other);
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('(launch) brings 22 times normal traffic');
    // 21 times the 15 connections of normal traffic more.
    expect(stdout).toMatch(/green 375 of 831, breaks at 52\.4×\n +→ yellow 690 of 831, breaks at 31\.4×/);
    const answer = await whatif('--with', other, '--format', 'json');
    const { before, after } = JSON.parse(answer.stdout);
    const overlaps = (report: Report) =>
      report.findings.filter(({ check }) => check === 'overlapping-events').map(({ status }) => status);
    expect([overlaps(before), overlaps(after)]).toEqual([[], ['warn']]);
  });

  it('says when nothing moves', async () => {
    const { code, stdout } = await whatif('--multiplier', '18,22,30');
    expect(code).toBe(0);
    expect(stdout).toContain('No ceiling moves.');
    expect(stdout).not.toContain('→');
  });

  it('answers programs with both reports, and writes files', async () => {
    const output = folder.at('what-if.json');
    const ran = await whatif('-m', '40x', '-o', output);
    expect(ran).toEqual({ code: 0, stdout: '', stderr: `Wrote ${output}\n` });
    const { before, after } = JSON.parse(readFileSync(output, 'utf8'));
    expect(before.event.multiplier).toBe(22);
    expect(after).toMatchObject({ event: { multiplier: 40 }, changes: { since: before.run.id } });
  });

  it('finds the changes until it holds, in 80 columns but for what is copied, and says what remains', async () => {
    const { code, stdout, stderr } = await whatif('--until-green');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(
      /^As far as changes go, make these \d+ changes, in the order in which to begin\s+them:$/m,
    );
    expect(stdout).toMatch(/^1\. By 2026-\d\d-\d\d: On-Demand Standard vCPUs/m);
    expect(stdout).toMatch(/^ {3}--set quota\/L-1216C47A@123456789012\/ap-southeast-1=\d+$/m);
    expect(stdout).toMatch(/^ {3}After the event: Give shop-orders the class db\.r5\.large again/m);
    expect(stdout).toContain('\nWhat remains:\n- red: ');
    const wide = stdout.split('\n').filter((line) => measureWidth(line) > 80);
    expect(wide.filter((line) => !/^ +(aws|--set) /.test(line))).toEqual([]);
  });

  it.each([
    ['its own changes and others', ['--until-green', '-s', 'asg/shop-web.maxSize=40'], 'leave out --set'],
    [
      'nothing different',
      [],
      'Choose what to change: --multiplier, --survive, --with, --set or several of them; or --until-green.',
    ],
    ['a loss there is not', ['--survive', 'planet'], 'Allowed choices are none, zone, az, region.'],
    [
      'a multiplier of zero',
      ['-m', '0'],
      '--multiplier must be a number above 0 and at most a million, such as 22, or three of them from low to high, such as 12,22,35, not "0".',
    ],
    ['a range that falls', ['-m', '22,12,35'], 'such as 12,22,35, not "22,12,35"'],
    ['four multipliers', ['-m', '1,2,3,4'], 'such as 12,22,35, not "1,2,3,4"'],
    ['a negative multiplier', ['-m', '-3'], '--multiplier must be a number above 0'],
    [
      'no number',
      ['-m', 'x'],
      '--multiplier must be a number above 0 and at most a million, such as 22, or three of them from low to high, such as 12,22,35, not "x".',
    ],
    ['an endless multiplier', ['-m', '1e999'], '--multiplier must be a number above 0'],
    ['a multiplier beyond arithmetic', ['-m', '1e308'], '--multiplier must be a number above 0'],
    ['no change', ['--set', 'maxSize=40'], '"maxSize=40" is not a change. Write one of:\n  api/NAME'],
    ['a field there is not', ['--set', 'asg/shop-web.colour=red'], 'is not a change'],
    ['a resource there is not', ['--set', 'asg/shop-wbe.maxSize=40'], 'did you mean shop-web?'],
    [
      'the same twice',
      ['-s', 'asg/shop-web.maxSize=40', '-s', 'asg/shop-web.maxSize=50'],
      'asg/shop-web.maxSize is set twice, to 40 and to 50: keep one.',
    ],
    [
      'a file of a format it does not make',
      ['-m', '40', '-o', 'what-if.html'],
      'The file name what-if.html stands for html, but this command can only write terminal and json.',
    ],
    ['a value that cannot be', ['--set', 'asg/shop-web.maxSize=many'], 'not "many"'],
  ])('refuses %s', async (_, argv, words) => {
    const { code, stdout, stderr } = await whatif(...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});

describe('the text of a what-if', () => {
  const before = aReport();
  const after = aReport({
    verdict: 'at-risk',
    breakingPoint: null,
    ceilings: [
      ...Array.from({ length: 30 }, (_, i) =>
        aCeiling({ id: `new-${i}`, title: `Ceiling ${i} ${'x'.repeat(200)}` }),
      ),
      aCeiling({ id: 'grey', atPeak: null, limit: null, breaksAt: null, status: 'grey', grows: false }),
    ],
    scorecard: {
      ...before.scorecard,
      rows: before.scorecard.rows.map((row) => ({ ...row, colour: 'green' })),
    },
  });

  it('names rows that change their colour', () => {
    expect(whatIfText({ before, after }, { unicode: true, width: 80 })).toMatch(
      /^Availability: architecture +red → green$/m,
    );
  });

  it('calls unknown what is not known', () => {
    const text = whatIfText({ before, after }, { unicode: false, width: 80 });
    expect(text).toMatch(/^Breaks at +7\.3x \(6 of 7 judged\) -> unknown$/m);
    expect(text).toContain('and 11 ceilings more');
  });

  it.each(HOSTILE)('shows %j as text', (hostile) => {
    const text = whatIfText(
      { before: hostileReport(before, hostile), after: hostileReport(after, hostile) },
      { unicode: false, width: 60 },
    );
    expect(text).not.toMatch(/[^\n\P{C}]/u);
    expect(text.split('\n').filter((line) => measureWidth(line) > 60)).toEqual([]);
  });
});
