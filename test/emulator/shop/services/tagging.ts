import { shopService } from './service';

/** What carries tags is planted by the service that it is of. */
export const tagging = shopService({
  collected: () => ({
    taggedResources: { 'ap-southeast-1': { isComplete: true }, 'us-east-1': { isComplete: true } },
  }),
});
