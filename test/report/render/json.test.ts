import { describe, expect, it } from '@jest/globals';
import { json } from '../../../src/report/render/json';
import { HOSTILE, hostileReport } from '../../builders/hostile';
import { aReport } from '../../builders/report';

const options = { colour: false, width: 80 };

describe('JSON', () => {
  it('is the document', () => expect(JSON.parse(json(aReport(), options))).toEqual(aReport()));

  it('is one line when compact', () => {
    const compact = json(aReport(), { ...options, compact: true });
    expect(compact.trimEnd()).not.toContain('\n');
    expect(JSON.parse(compact)).toEqual(aReport());
  });

  it.each(HOSTILE)('keeps %j without a character that a terminal obeys', (text) => {
    const report = hostileReport(aReport(), text);
    const printed = json(report, options);
    expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(JSON.parse(printed)).toEqual(report);
  });
});
