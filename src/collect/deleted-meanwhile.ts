import { batches, mapConcurrently } from '../lib/concurrency';
import type { Tags } from '../model/artifacts';
import { isGone } from './failure';

/** Returns null when AWS says that the resource does not exist, because it was deleted after AWS had listed it. */
export const nullIfGone = <T>(answer: Promise<T>): Promise<T | null> =>
  answer.catch((error: unknown) => {
    if (isGone(error)) return null;
    throw error;
  });

/** The most resources in one DescribeTags call of Elastic Load Balancing. */
const PER_CALL = 20;
/** Calls at the same time. The rate limiter decides the pace. */
const AT_ONCE = 5;

type TagsOf = readonly (readonly [id: string, tags: Tags])[];

/** Reads the tags of many resources, by the id that `describe` gives them. A resource that was deleted is left out. */
export async function describeTagsInBatches(
  ids: readonly string[],
  describe: (batch: readonly string[]) => Promise<TagsOf>,
): Promise<Map<string, Tags>> {
  return new Map(await describeInBatches(ids, PER_CALL, describe));
}

/** Describes many resources, so many with a call. A resource that was deleted is left out. */
export async function describeInBatches<T>(
  ids: readonly string[],
  perCall: number,
  describe: (batch: readonly string[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const described = await mapConcurrently(batches(ids, perCall), AT_ONCE, (batch) =>
    describeInHalves(batch, describe),
  );
  return described.flat();
}

/** Splits a batch in halves until a deleted resource stands alone, because AWS refuses the whole call for one of them. */
async function describeInHalves<T>(
  ids: readonly string[],
  describe: (batch: readonly string[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  try {
    return await describe(ids);
  } catch (error) {
    if (!isGone(error)) throw error;
    if (ids.length === 1) return [];
    const halves = batches(ids, Math.ceil(ids.length / 2));
    return (await mapConcurrently(halves, 1, (half) => describeInHalves(half, describe))).flat();
  }
}
