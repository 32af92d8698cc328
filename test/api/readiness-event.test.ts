import { describe, expect, it } from '@jest/globals';
import { createEventSchema, overdueEvent, readinessEvent } from '../../src/api/schemas/readiness-event';

describe.each([
  ['readiness', readinessEvent],
  ['what is overdue', overdueEvent],
] as const)('the published schema of events about %s', (_, event) => {
  const schema = createEventSchema(event);

  it('allows what EventBridge adds, and what comes later', () => {
    expect(JSON.stringify(schema)).not.toContain('"additionalProperties":false');
    expect(schema.required).toEqual(['source', 'detail-type', 'detail']);
  });
});
