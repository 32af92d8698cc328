import { nameOfSource } from '../capacity/event-sources';
import type { LambdaEventSource } from '../model/artifacts';
import type { JudgedResource } from './check';

/** An event source, as a judgement names it: a function may have several, and the same one again with another filter. */
export const resourceOfSource = (source: LambdaEventSource): JudgedResource => ({
  name: `${source.functionName} from ${nameOfSource(source)} (${source.uuid})`,
});
