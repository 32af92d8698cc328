import { describe, expect, it } from '@jest/globals';
import { FREEZE_GUARD, isRecordedIn, plainName } from '../../src/model/freeze-guard';

describe('the calls that nobody is to make in a freeze', () => {
  it('are each listed once for a service', () => {
    const calls = FREEZE_GUARD.map(({ source, event }) => `${source}:${plainName(event)}`);
    expect(calls.filter((call, i) => calls.indexOf(call) !== i)).toEqual([]);
  });

  it('are each looked for where CloudTrail records them: those of WAF in both', () => {
    const both = FREEZE_GUARD.filter((call) => isRecordedIn(true, call) && isRecordedIn(false, call));
    expect(new Set(both.map(({ source }) => source))).toEqual(new Set(['wafv2']));
    expect(FREEZE_GUARD.every((call) => isRecordedIn(true, call) || isRecordedIn(false, call))).toBe(true);
  });

  it.each([
    ['UpdateFunctionCode20150331v2', 'UpdateFunctionCode'],
    ['UpdateDistribution2020_05_31', 'UpdateDistribution'],
    ['UpdateTable', 'UpdateTable'],
  ])('are known without the version of the API: %s', (event, name) => {
    expect(plainName(event)).toBe(name);
  });
});
