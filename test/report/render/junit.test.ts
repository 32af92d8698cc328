import { describe, expect, it } from '@jest/globals';
import type { Report } from '../../../src/model/report';
import { junit } from '../../../src/report/render/junit';
import { createElement, printXml } from '../../../src/report/render/xml';
import { HOSTILE, hostileReport } from '../../builders/hostile';
import { aFinding, aGreyReport, aReadyReport, aReport } from '../../builders/report';
import { golden } from './golden';

const options = { colour: false, width: 80 };
const rendered = (report: Report) => junit(report, options);

/** A finding of the row about the architecture, alone in its report. */
const withFinding = (overrides: Parameters<typeof aFinding>[0]) =>
  aReport({ ceilings: [], findings: [aFinding(overrides)], findingCounts: [] });

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

const caseOf = (text: string, classname: string): string =>
  new RegExp(`<testcase classname="${classname}"[\\s\\S]*?</testcase>`).exec(text)?.[0] ?? '';

describe('JUnit', () => {
  it.each([
    ['shop', aReport()],
    ['grey', aGreyReport()],
    ['ready', aReadyReport()],
  ])('gives the %s report as it was read by a person', (name, report) => {
    const text = rendered(report);
    expect(text).toBe(golden(`${name}.junit.xml`, text));
  });

  it('says as many as it holds, in each suite and in all', () => {
    const text = rendered(aReport());
    for (const [, name, body = ''] of text.matchAll(/<(testsuites?) ([\s\S]*?)<\/\1>/g)) {
      const said = /tests="(\d+)" failures="(\d+)" errors="(\d+)" skipped="(\d+)"/
        .exec(body)
        ?.slice(1)
        .map(Number);
      expect({ name, said }).toEqual({
        name,
        said: [/<testcase/g, /<failure/g, /<error/g, /<skipped/g].map((pattern) => count(body, pattern)),
      });
    }
  });

  const accepted = { reason: 'known', owner: 'Mei Tan', expires: '2026-12-14' };
  it.each([
    ['fail', {}, '<failure type="fail"'],
    ['warn', {}, '<failure type="warn"'],
    ['unknown', {}, '<error type="unknown"'],
    ['fail', { accepted }, '<skipped message="Accepted by Mei Tan until 14 Dec 2026: known"'],
    ['unknown', { accepted }, '<skipped message="Accepted'],
  ] as const)('shows what is %s %j as %s', (status, more, shown) => {
    const found = caseOf(rendered(withFinding({ status, ...more })), 'auto-scaling-group-zones');
    expect(found).toContain(shown);
  });

  it('shows what it counts but does not list: passes, what does not apply, what is beyond the cap', () => {
    const counted = {
      check: 'auto-scaling-group-zones',
      title: 'Auto Scaling group in one Availability Zone',
    };
    const counts = { pass: 12, warn: 0, fail: 241, unknown: 2, notApplicable: 3, accepted: 0 };
    const text = rendered({ ...withFinding({}), findingCounts: [{ ...counted, ...counts }] });
    const cases = text.match(/<testcase classname="auto-scaling-group-zones"[\s\S]*?<\/testcase>/g) ?? [];
    expect(cases.map((found) => found.replaceAll(/\s*\n\s*/g, ''))).toEqual([
      expect.stringContaining('<failure type="fail"'),
      expect.stringMatching(/name="More that fail".*<failure type="fail" message="240 findings more/),
      expect.stringMatching(/name="More that are unknown".*<error .*message="2 findings more/),
      expect.stringMatching(/name="All that pass".*<system-out>12 findings passed/),
      expect.stringMatching(/name="What does not apply".*<skipped .*message="3 findings/),
    ]);
  });

  it('never looks passed where nothing was judged', () => {
    expect(rendered(aGreyReport())).toContain('tests="8" failures="0" errors="7" skipped="1"');
  });

  it.each([...HOSTILE, '\ufffe\uffff\u0000', ']]>', '"><failure/>'])(
    'is well formed with %j in every string',
    (text) => {
      const spoilt = rendered(hostileReport(aReport(), text));
      expect(skeleton(spoilt)).toEqual(skeleton(rendered(hostileReport(aReport(), 'x'))));
      expect(spoilt).not.toMatch(/[^\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    },
  );
});

describe('XML', () => {
  it('keeps breaks and tabs in attributes, and text as it is', () => {
    expect(printXml(createElement('a', { b: '1\n2\t<"&' }, [createElement('c', {}, '<d>\n&\u0001')]))).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a b="1&#10;2&#9;&lt;&quot;&amp;">\n  <c>&lt;d&gt;\n&amp;\ufffd</c>\n</a>\n',
    );
  });
});

/** Names of elements and attributes in their order; throws where something is neither markup nor escaped text. */
function skeleton(text: string): string[] {
  const TOKEN =
    /<\?xml[^?]*\?>|<\/?[a-z-]+(?: [a-z]+="[^"<>]*")*\/?>|(?:[^<>&"]|&(?:amp|lt|gt|quot|#\d+);)+/y;
  const tokens: string[] = [];
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const [token] = TOKEN.exec(text) ?? [];
    if (token === undefined) throw new Error(`Not XML: ${text.slice(at, at + 80)}`);
    if (token.startsWith('<')) tokens.push(token.replaceAll(/"[^"]*"/g, ''));
  }
  return tokens;
}
