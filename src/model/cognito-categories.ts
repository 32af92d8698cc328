/** The categories of requests of user pools whose rate can be set below the quota of Service Quotas ("Quotas in Amazon Cognito": what is adjustable). */
export const PROVISIONED_CATEGORIES: readonly string[] = [
  ...['UserAuthentication', 'UserCreation', 'UserFederation'],
  ...['UserRead', 'UserToken', 'UserResourceRead'],
];
