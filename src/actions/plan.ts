import type { PlannedAction } from '../model/action';
import type { Planner, PlannerInput } from './planner';
import { quotaIncreases } from './quota-increases';

/** All planners, in the order in which their actions are listed. */
const PLANNERS: readonly Planner[] = [quotaIncreases];

/** Plans all that can be done for an event, by kind and, within each, the most urgent first. */
export const planAllActions = (input: PlannerInput): readonly PlannedAction[] =>
  PLANNERS.flatMap(({ plan }) => plan(input));
