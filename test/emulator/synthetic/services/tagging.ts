import { service } from './service';

export const tagging = service({
  prefix: 'tag',
  protocol: 'json',
  rows: () => ({}),
  operations: () => ({
    // Nothing that goes unjudged is used in the synthetic account.
    'tag:GetResources': () => ({ body: '{"ResourceTagMappingList":[]}', items: 0 }),
  }),
});
