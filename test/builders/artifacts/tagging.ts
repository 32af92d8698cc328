import type { Artifacts } from '../../../src/model/artifacts';

export const healthyTagging = {
  taggedResources: { kinds: [], isComplete: true },
} satisfies Partial<Artifacts>;
