import { describe, expect, it } from '@jest/globals';
import { convertToEventZone } from '../../../src/report/render/event-zone';
import { aCeiling, aFinding, aReport } from '../../builders/report';

const { event, run } = aReport();
const detailIn = (detail: string, timeZone = 'Asia/Singapore'): string | undefined =>
  convertToEventZone(aReport({ event: { ...event, timeZone }, findings: [aFinding({ detail })] })).findings[0]
    ?.detail;

describe('times in the zone of the event', () => {
  it.each([
    // Singapore is eight hours ahead, so an evening there is that of the day before.
    ['at 2026-12-11T10:00:00Z.', 'at 11 Dec 2026 18:00 +08:00.'],
    ['(as of 2026-12-11T18:30:00.000Z)', '(as of 12 Dec 2026 02:30 +08:00)'],
    [
      'from 2026-12-11T10:00Z to 2026-12-11T11:00Z',
      'from 11 Dec 2026 18:00 +08:00 to 11 Dec 2026 19:00 +08:00',
    ],
    ['at 2026-12-11T10:00:00+02:00', 'at 2026-12-11T10:00:00+02:00'],
    ['at 2026-13-41T10:00:00Z', 'at 2026-13-41T10:00:00Z'],
    ['Fri 17:00 UTC', 'Fri 17:00 UTC'],
  ])('says %j as %j', (detail, said) => expect(detailIn(detail)).toBe(said));

  it('follows the clock change of the zone', () => {
    // New York goes back to -05:00 on 1 November 2026.
    expect(detailIn('2026-11-01T05:30:00Z', 'America/New_York')).toBe('1 Nov 2026 01:30 -04:00');
    expect(detailIn('2026-11-01T06:30:00Z', 'America/New_York')).toBe('1 Nov 2026 01:30 -05:00');
  });

  it('leaves times as they are where the document holds no time zone', () =>
    expect(detailIn('at 2026-12-11T10:00:00Z', 'Nowhere')).toBe('at 2026-12-11T10:00:00Z'));

  it('is of everything that people read, and of no command', () => {
    const at = '2026-12-11T10:00:00Z';
    const local = '11 Dec 2026 18:00 +08:00';
    const fix = { action: `Move it from ${at}.`, command: `aws --start-time ${at}` };
    const said = convertToEventZone(
      aReport({
        run: { ...run, asOf: at, notes: [`As of ${at}.`] },
        caveats: [`It ended ${at}.`],
        ceilings: [aCeiling({ fix, evidence: [{ source: 'plan', at, detail: `In force from ${at}.` }] })],
        findings: [aFinding({ fix })],
      }),
    );
    expect(said.run).toMatchObject({ asOf: '2026-12-11T18:00:00+08:00', notes: [`As of ${local}.`] });
    expect(said.caveats).toEqual([`It ended ${local}.`]);
    expect(said.ceilings[0]?.evidence).toEqual([
      { source: 'plan', at: '2026-12-11T18:00:00+08:00', detail: `In force from ${local}.` },
    ]);
    for (const { fix: told } of [...said.ceilings, ...said.findings]) {
      expect(told).toEqual({ action: `Move it from ${local}.`, command: `aws --start-time ${at}` });
    }
  });
});
