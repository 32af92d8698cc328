import { batches, mapConcurrently } from '../lib/concurrency';
import type { Tags } from '../model/artifacts';
import { isGone } from './failure';

/** null for a resource that was deleted between being listed and being asked about. */
export const unlessGone = <T>(answer: Promise<T>): Promise<T | null> =>
  answer.catch((error: unknown) => {
    if (isGone(error)) return null;
    throw error;
  });

/** Most resources in one DescribeTags call of Elastic Load Balancing. */
const PER_CALL = 20;
/** Calls under way at once; the rate limit is what slows them. */
const AT_ONCE = 5;

type TagsOf = readonly (readonly [id: string, tags: Tags])[];

/** Tags of many resources by what `describe` names them by; one that is gone has none. */
export async function tagsInBatches(
  ids: readonly string[],
  describe: (batch: readonly string[]) => Promise<TagsOf>,
): Promise<Map<string, Tags>> {
  const described = await mapConcurrently(batches(ids, PER_CALL), AT_ONCE, (batch) =>
    inHalves(batch, describe),
  );
  return new Map(described.flat());
}

/** The call fails as a whole when one resource is gone, so halves are tried until it stands alone. */
async function inHalves(
  ids: readonly string[],
  describe: (batch: readonly string[]) => Promise<TagsOf>,
): Promise<TagsOf> {
  try {
    return await describe(ids);
  } catch (error) {
    if (!isGone(error)) throw error;
    if (ids.length === 1) return [];
    const halves = batches(ids, Math.ceil(ids.length / 2));
    return (await mapConcurrently(halves, 1, (half) => inHalves(half, describe))).flat();
  }
}
