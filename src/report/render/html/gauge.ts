import type { BreakingPoint, Colour } from '../../../model/ceiling';
import { formatCapacity, formatNeed } from '../figures';

/** A gauge of what is carried, as a share of what is needed. */
export interface GaugeFacts {
  /** Lengths from the left, in percent. */
  readonly carried: string;
  /** null where a zone makes no difference. */
  readonly withoutZone: string | null;
  readonly colour: Colour;
  readonly words: { readonly carried: string; readonly withoutZone: string; readonly needed: string };
}

/** Works out the gauge of a breaking point. */
export function gaugeOf(
  { multiplier, withoutOneZone }: Pick<BreakingPoint, 'multiplier' | 'withoutOneZone'>,
  needed: number,
): GaugeFacts {
  const share = (value: number) => `${Math.min(100, Math.max(0, (value / needed) * 100)).toFixed(2)}%`;
  return {
    carried: share(multiplier),
    withoutZone: withoutOneZone < multiplier ? share(withoutOneZone) : null,
    colour: multiplier < needed ? 'red' : 'green',
    words: {
      carried: `${formatCapacity(multiplier)} carried`,
      withoutZone: `${formatCapacity(withoutOneZone)} without one zone`,
      needed: `${formatNeed(needed)} needed`,
    },
  };
}
