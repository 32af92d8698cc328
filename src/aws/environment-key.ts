/**
 * Says which part of the access key in the environment is missing; undefined where the key is whole, or there is none.
 *
 * @param variable Reads an environment variable; undefined if it is empty.
 */
export function missingKeyPart(variable: (name: string) => string | undefined): string | undefined {
  const id = variable('AWS_ACCESS_KEY_ID');
  const secret = variable('AWS_SECRET_ACCESS_KEY');
  if (id && !secret) return 'AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not';
  if (secret && !id) return 'AWS_SECRET_ACCESS_KEY is set, but AWS_ACCESS_KEY_ID is not';
  // Ids of temporary keys begin with ASIA, and AWS takes these keys only with their session token.
  if (id?.startsWith('ASIA') && !variable('AWS_SESSION_TOKEN'))
    return 'AWS_ACCESS_KEY_ID is that of a temporary key (ASIA…), but AWS_SESSION_TOKEN is not set';
  return undefined;
}
