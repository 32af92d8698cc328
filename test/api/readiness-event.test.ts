import { describe, expect, it } from '@jest/globals';
import { createReadinessEventSchema } from '../../src/api/schemas/readiness-event';

describe('the published schema of events', () => {
  const schema = createReadinessEventSchema();

  it('allows what EventBridge adds, and what comes later', () => {
    expect(JSON.stringify(schema)).not.toContain('"additionalProperties":false');
    expect(schema.required).toEqual(['source', 'detail-type', 'detail']);
  });
});
