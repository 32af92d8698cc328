import { ARTIFACTS, type ArtifactId } from '../model/artifacts';
import { GLOBAL, type Target } from '../model/target';
import type { WorkbookPlace } from '../model/workbook';

/** How a check or a ceiling family describes itself. */
export interface Rule {
  /** Kebab-case noun phrase, equal to the file name. */
  readonly id: string;
  /** The good state, as a sentence without a full stop. */
  readonly title: string;
  /** The bad state. */
  readonly failureTitle: string;
  /** Why it matters on the day of the event. */
  readonly why: string;
  /** Where AWS documents how to do it. */
  readonly docs: string;
  /** Section or step of the workbook that it answers. */
  readonly workbook: WorkbookPlace;
}

/** A check or a ceiling family with its weight in its row of the scorecard. */
export interface Weighed<T> {
  readonly judged: T;
  /** Its part in the score of the row, against the weights of others; it does not decide between red and yellow. */
  readonly weight: number;
  /** A failure turns the row red: the event is lost by it, or the row's rule in the workbook says red. */
  readonly critical: boolean;
}

/** Weighs a rule whose failure ends the event by itself. */
export const critical = <const T>(judged: T, weight = 10): Weighed<T> => ({ judged, weight, critical: true });

/** Weighs a rule whose failure makes an outage worse, or recovery slower. */
export const helpful = <const T>(judged: T, weight = 3): Weighed<T> => ({ judged, weight, critical: false });

/** What a check or a ceiling family reads. */
export interface Reader {
  readonly needs: readonly ArtifactId[];
  /** Any one of these is enough. */
  readonly needsOneOf?: readonly ArtifactId[];
  readonly uses?: readonly ArtifactId[];
}

/** The same with each artifact named once: lists that rules share may name more of what one needs or uses anyway. */
export const nameOnce = <T extends Reader>(reader: T): T => {
  const { needs, uses } = reader;
  if (uses === undefined) return reader;
  return { ...reader, uses: [...new Set(uses)].filter((id) => !needs.includes(id)) };
};

/** Every artifact that it may see. */
export const readBy = ({ needs, needsOneOf = [], uses = [] }: Reader): readonly ArtifactId[] => [
  ...needs,
  ...needsOneOf,
  ...uses,
];

/** The artifacts without which it does not judge: all of some, or one of others. */
export const evidenceFor = ({ needs, needsOneOf = [] }: Reader): readonly ArtifactId[] => [
  ...needs,
  ...needsOneOf,
];

/** Whether it is judged in the target: in the global one if an account has all that it reads only once, else in regions. */
export const isJudgedIn = ({ region }: Target, reader: Reader): boolean =>
  readBy(reader).every((id) => ARTIFACTS[id].per === 'account') === (region === GLOBAL);
