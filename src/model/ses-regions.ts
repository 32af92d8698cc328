/** Regions in which AWS offers no SES, so that there is nobody to ask (the endpoints that botocore lists, 2026). */
const WITHOUT_SES: ReadonlySet<string> = new Set(['ap-east-1', 'cn-north-1', 'cn-northwest-1']);

/** Whether SES may be asked in the region. */
export const isSesOffered = (region: string): boolean => !WITHOUT_SES.has(region);
