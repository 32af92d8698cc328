import type { Tags } from '../model/artifacts';
import type { PlanScope } from './schema';

/** The resource kinds that section 6 of the workbook lists. */
export type ResourceKind = 'instance' | 'loadBalancer' | 'autoScalingGroup' | 'vpc' | 'rds' | 'other';

/** Placeholder: replaced by the plan work. */
export type Scope = PlanScope | undefined;
export type ScopedResource = { kind: ResourceKind; ids: readonly string[]; tags: Tags };
