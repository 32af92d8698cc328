import { shopService } from './service';

export const cloudtrail = shopService({
  // moto records no calls.
  answers: () => [{ op: 'cloudtrail:LookupEvents', reply: { Events: [] } }],
  collected: () => ({
    changesInFreeze: {
      'ap-southeast-1': { changes: [], isMore: false },
      'us-east-1': { changes: [], isMore: false },
    },
    globalChangesInFreeze: { global: { changes: [], isMore: false } },
  }),
});
