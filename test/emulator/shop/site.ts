/** Where a service of the shop plants what it has, and what planting takes. */

export interface Site<Region extends string = string> {
  /** moto itself, not the gap server: nothing here is to be seen among a test's requests. */
  readonly endpoint: string;
  readonly region: Region;
  /** What any client of the SDK is created with. */
  readonly config: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: number;
  };
  /** What the shop's metrics end at. */
  readonly now: Date;
}

const OWNER = 'shop-owner';

export const siteIn = <Region extends string>(region: Region, endpoint: string, now: Date): Site<Region> => ({
  ...{ endpoint, region, now },
  config: {
    ...{ endpoint, region, maxAttempts: 1 },
    credentials: { accessKeyId: OWNER, secretAccessKey: OWNER },
  },
});

/** For requests in plain HTTP to services whose client nothing else here needs; moto does not look at signatures. */
export const authorizationFor = (service: string, region: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${OWNER}/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
});

/** What an answer must hold for the next step; a moto that leaves it out is a moto that changed. */
export function requireField<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('moto left out what the next step needs');
  return value;
}

export const toTags = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
