/** Made from the OpenAPI document by `npm run docs`. */

export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells that the API is running, without reading the store
         * @description Open to everybody.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns this OpenAPI document
         * @description Needs the permission to read.
         */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists events by id
         * @description Needs the permission to read.
         */
        get: operations["listEvents"];
        put?: never;
        /**
         * Stores the plan of a new event
         * @description Needs the permission to operate.
         */
        post: operations["createEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Names every problem of a plan, with its line and column; stores nothing
         * @description Needs the permission to read.
         */
        post: operations["validatePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the plan of an event
         * @description Needs the permission to read.
         */
        get: operations["getEvent"];
        /**
         * Stores the next revision of a plan
         * @description If the content is the same, the revision stays the same. Needs the permission to operate.
         */
        put: operations["replaceEvent"];
        post?: never;
        /**
         * Hides an event; its revisions, runs and records stay
         * @description Needs the permission to operate.
         */
        delete: operations["deleteEvent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists all revisions of a plan, newest first
         * @description Needs the permission to read.
         */
        get: operations["listRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists runs, newest first
         * @description Needs the permission to read.
         */
        get: operations["listRuns"];
        put?: never;
        /**
         * Starts a run, unless one of the same profile is in progress
         * @description Needs the permission to operate.
         */
        post: operations["startRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads a run
         * @description Needs the permission to read.
         */
        get: operations["getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/runs/{runId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a run without results; changes nothing if the run is over
         * @description Needs the permission to operate.
         */
        post: operations["cancelRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/runs/{runId}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells how many targets of a run are done
         * @description Needs the permission to read.
         */
        get: operations["getProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the verdict, breaking point and scorecard of the latest finished run
         * @description Needs the permission to read.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/runs/{runId}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists all findings of a run, worst first
         * @description Needs the permission to read.
         */
        get: operations["listFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/runs/{runId}/ceilings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists all ceilings of a run; what breaks first comes first
         * @description Needs the permission to read.
         */
        get: operations["listCeilings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/runs/{runId}/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the targets that a run has collected
         * @description Needs the permission to read.
         */
        get: operations["listTargets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/runs/{runId}/inventory/{account}/{region}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the artifacts of a target: how many items each has, or why it was not read
         * @description Needs the permission to read.
         */
        get: operations["getTargetInventory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/runs/{runId}/inventory/{account}/{region}/{artifact}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the items of an artifact, with the field names of AWS
         * @description Needs the permission to read.
         */
        get: operations["listArtifactItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/runs/{runId}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the report of a run as JSON, HTML, Markdown, CSV or JUnit
         * @description `Accept` chooses the format, unless `format` is given. Needs the permission to read.
         */
        get: operations["getReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the planning workbook of an event as a page, text, a spreadsheet, a drawing or a calendar
         * @description It is filled from the plan, the records and the latest run as they are now. `Accept` chooses the format, unless `format` is given. For an event of at most 1,000 targets, because you wait while it is put together. Needs the permission to read.
         */
        get: operations["getWorkbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the page people work on, with the revision of each record, as JSON or HTML
         * @description Steps, questions, action items, load tests and waivers as they are now. The HTML is only to be read; `iem page` and `iem remote page` serve one with forms, which use the routes of the records. `Accept` chooses the format, unless `format` is given. Needs the permission to read.
         */
        get: operations["getPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Judges the latest inventories under other traffic or other limits, without asking AWS or storing anything
         * @description For an event of at most 1,000 targets, because you wait while it is judged. For a larger event, collect the accounts in question with `iem collect` and ask `iem whatif`. Needs the permission to read.
         */
        post: operations["askWhatIf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/what-if/until-green": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finds the least set of changes after which the event holds, by the latest inventories, without asking AWS or storing anything
         * @description For an event of at most 20 targets, because you wait while it is judged many times. For a larger event, collect the accounts in question with `iem collect` and ask `iem whatif --until-green`. Needs the permission to read.
         */
        post: operations["askUntilGreen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the answers to the checklist of an event, including those of its plan
         * @description Needs the permission to read.
         */
        get: operations["listAnswers"];
        put?: never;
        /**
         * Answers a question of the checklist
         * @description The next run takes it into account. Needs the permission to operate.
         */
        post: operations["createAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/answers/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads an answer
         * @description Needs the permission to read.
         */
        get: operations["getAnswer"];
        /**
         * Changes an answer
         * @description Needs the permission to operate.
         */
        put: operations["replaceAnswer"];
        post?: never;
        /**
         * Deletes an answer
         * @description Needs the permission to operate.
         */
        delete: operations["deleteAnswer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/load-tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the load tests of an event, including those of its plan
         * @description Needs the permission to read.
         */
        get: operations["listLoadTests"];
        put?: never;
        /**
         * Records a load test that was made or is planned
         * @description The next run takes it into account. Needs the permission to operate.
         */
        post: operations["createLoadTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/load-tests/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads a load test
         * @description Needs the permission to read.
         */
        get: operations["getLoadTest"];
        /**
         * Changes a load test
         * @description Needs the permission to operate.
         */
        put: operations["replaceLoadTest"];
        post?: never;
        /**
         * Deletes a load test
         * @description Needs the permission to operate.
         */
        delete: operations["deleteLoadTest"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/waivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the waivers of an event, including those of its plan
         * @description Needs the permission to read.
         */
        get: operations["listWaivers"];
        put?: never;
        /**
         * Accepts the risk of a finding or ceiling, with a reason, an owner and an expiry
         * @description The next run shows the finding or ceiling as accepted. It still counts in the arithmetic. Needs the permission to operate.
         */
        post: operations["createWaiver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/waivers/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads a waiver
         * @description Needs the permission to read.
         */
        get: operations["getWaiver"];
        /**
         * Changes the reason, owner or expiry of a waiver
         * @description Needs the permission to operate.
         */
        put: operations["replaceWaiver"];
        post?: never;
        /**
         * Deletes a waiver
         * @description Needs the permission to operate.
         */
        delete: operations["deleteWaiver"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/owners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the owners of findings and ceilings of an event
         * @description Needs the permission to read.
         */
        get: operations["listOwners"];
        put?: never;
        /**
         * Names the owner of a finding or ceiling
         * @description Notifications name the owner. Needs the permission to operate.
         */
        post: operations["createOwner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/owners/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the owner of a finding or ceiling
         * @description Needs the permission to read.
         */
        get: operations["getOwner"];
        /**
         * Names another owner of a finding or ceiling
         * @description Needs the permission to operate.
         */
        put: operations["replaceOwner"];
        post?: never;
        /**
         * Removes the owner of a finding or ceiling
         * @description Needs the permission to operate.
         */
        delete: operations["deleteOwner"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the 25 steps of section 8, with when each is due and how far it is
         * @description Steps that the plan or the latest run can show are done as long as they show it. Of the others, people say it: see the timeline. Needs the permission to read.
         */
        get: operations["listSteps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what people recorded of the steps of section 8, including what the plan says
         * @description Needs the permission to read.
         */
        get: operations["listTimelineSteps"];
        put?: never;
        /**
         * Records who does a step by when, or that it is done
         * @description A step that the accounts or the plan show by themselves is done when they show it, whatever is recorded. Needs the permission to operate.
         */
        post: operations["createTimelineStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/timeline/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads what was recorded of a step
         * @description Needs the permission to read.
         */
        get: operations["getTimelineStep"];
        /**
         * Changes who does a step by when, or that it is done
         * @description Needs the permission to operate.
         */
        put: operations["replaceTimelineStep"];
        post?: never;
        /**
         * Takes back what was recorded of a step; what the plan says of it counts again
         * @description Needs the permission to operate.
         */
        delete: operations["deleteTimelineStep"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/action-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the action items of an event by id
         * @description Needs the permission to read.
         */
        get: operations["listActionItems"];
        put?: never;
        /**
         * Adds an action item that no run finds
         * @description Runs open, resolve and reopen the items of what they find by themselves. Needs the permission to operate.
         */
        post: operations["createActionItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/action-items/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads an action item with its history
         * @description Needs the permission to read.
         */
        get: operations["getActionItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes the state, owner, due date, reason or remarks of an action item
         * @description An item of a finding keeps the description and colour that runs give it. If it is said to be done, the next run that read the account later tells whether it is. Needs the permission to operate.
         */
        patch: operations["changeActionItem"];
        trace?: never;
    };
    "/events/{eventId}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what AWS can be asked for by the latest run, and what was asked for
         * @description AWS is not asked: which requests are open is not known here. Nothing is applied by this API, whose roles read only; `iem actions apply` does it, with a role of its own. Needs the permission to read.
         */
        get: operations["listActions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the links of an event, without their URLs
         * @description Needs the permission to read.
         */
        get: operations["listLinks"];
        put?: never;
        /**
         * Creates a link that opens a report, or the page people work on, without an account
         * @description The link can only read. It expires, and can be revoked. Needs the permission to operate.
         */
        post: operations["createLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/links/{linkId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revokes a link, so that it no longer opens anything
         * @description Needs the permission to operate.
         */
        delete: operations["revokeLink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/r/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Opens what a link shows, as a page
         * @description Open to everybody.
         */
        get: operations["openLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the notifications about an event, newest first, and whether they arrived
         * @description Needs the permission to read.
         */
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/notifications/drill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a notification that says it is a drill, in the way real ones are sent
         * @description Needs the permission to operate.
         */
        post: operations["startDrill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The whole event on one page; `npx iem init` writes a commented one. */
        EventPlan: {
            /**
             * @description Version of this format.
             * @default iem-plan/1
             * @constant
             */
            schema?: "iem-plan/1";
            /** @description Short name of the event for URLs and file names. */
            id: string;
            /** @description Section 1: what people call the event. */
            name: string;
            /** @description Section 1: whose event it is. */
            customer: string;
            /** @description Section 1. */
            description?: string;
            /**
             * @description Section 1: what kind of event.
             * @default other
             * @enum {string}
             */
            type?: "sale" | "launch" | "broadcast" | "migration" | "registration" | "game-day" | "other";
            /**
             * @description Production events survive the loss of a zone by default.
             * @default production
             * @enum {string}
             */
            environment?: "production" | "staging" | "test";
            /** @description Section 1. */
            successCriteria: {
                description: string;
                /** @description What is measured, such as checkout p99 latency. */
                metric?: string;
                /** @enum {string} */
                comparison?: "<" | "<=" | ">" | ">=" | "=";
                target?: number;
                unit?: string;
            }[];
            /** @description Step 1. */
            kickoff?: {
                /** @description A date such as "2026-12-12", in calendar.timeZone. */
                heldOn?: string;
                supportRequirements?: string;
                /**
                 * @description Business-critical workloads and the AWS services they depend on.
                 * @default []
                 */
                workloads?: {
                    name: string;
                    /** @default true */
                    businessCritical?: boolean;
                    awsServices: string[];
                }[];
                /** @default [] */
                capacityRequirements?: string[];
                /**
                 * @description Subjects that need expert-level review.
                 * @default []
                 */
                expertReviews?: string[];
                /** @description A date such as "2026-12-12", in calendar.timeZone. */
                lastWellArchitectedReview?: string;
            };
            /** @description Step 2. */
            supportCase?: {
                id?: string;
                /** @description The involved account with the highest use. */
                accountId?: string;
                /** @description Step 23: why the case is resolved. */
                reasonCode?: string;
                /** @description Step 23: of which type the case was. */
                categoryType?: string;
            };
            /** @description Section 2. */
            calendar: {
                /** @description IANA name, such as Asia/Singapore. */
                timeZone: string;
                /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                start: string;
                /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                end: string;
                /** @default [] */
                keyDates?: {
                    name: string;
                    /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                    at: string;
                }[];
                /** @description No changes in this window: whoever makes one is named. */
                freeze?: {
                    /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                    from: string;
                    /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                    to: string;
                };
            };
            /**
             * @description Section 3.
             * @default []
             */
            contacts?: {
                /** @description Team or company. */
                group: string;
                name: string;
                phone?: string;
                role?: string;
                /** Format: email */
                email?: string;
                /**
                 * @description Step 12: AWS services, workloads or tiers that this person knows, such as Amazon RDS.
                 * @default []
                 */
                expertise?: string[];
            }[];
            /**
             * @description Step 15: who is called next; contact is the name of a contact.
             * @default []
             */
            escalation?: {
                level: number;
                /** @description Name of a contact. */
                contact: string;
                /** @description How this level is called, where it is not by the phone or e-mail address of the contact. */
                channel?: string;
                /** @description Minutes without an answer from the level before. */
                afterMinutes?: number;
            }[];
            /** @description Section 4. */
            bridge?: {
                /** Format: uri */
                url?: string;
                dialIn?: string;
                details?: string;
                /** @description The place of a secret, never the secret itself: `ssm:/path`, `secretsmanager:name` or an ARN of either. */
                credential?: string;
            };
            /**
             * @description Section 5.
             * @default []
             */
            endpoints?: {
                name: string;
                /** @enum {string} */
                kind: "site" | "portal" | "monitoring";
                /** Format: uri */
                url: string;
                /** @default 200 */
                expectedStatus?: number;
                /** @description The place of a secret, never the secret itself: `ssm:/path`, `secretsmanager:name` or an ARN of either. */
                credential?: string;
            }[];
            /**
             * @description Section 5: domains that endpoints are in and that no account of the plan has registered with Route 53.
             * @default []
             */
            domains?: {
                /** @description The domain that is registered, such as example.com. */
                name: string;
                /** @description The day on which its registration ends. */
                expires: string;
                /**
                 * @description Whether the registrar renews it by itself.
                 * @default false
                 */
                autoRenew?: boolean;
                registrar?: string;
            }[];
            /** @description Section 6. */
            accounts: {
                /** @description 12-digit AWS account id, in quotes. */
                id: string;
                /** @description What people call the account. */
                name?: string;
                /** @description Profile of your AWS configuration with credentials for this account. */
                profile?: string;
                /** @description Role to assume in this account. */
                roleArn?: string;
                /** @description External id that the trust policy of the role asks for. */
                externalId?: string;
                /** @description The resources of services without a region that belong to the event. */
                global?: {
                    /** @description Ids or CNAMEs. */
                    cloudFrontDistributions?: string[];
                    /** @description Zone ids or domain names. */
                    route53HostedZones?: string[];
                    /** @description Domains that mail is sent from. */
                    sesDomains?: string[];
                    /** @description ARNs of resources of other kinds. */
                    other?: string[];
                };
                /** @description Regions in which the event runs; iem adds the global services by itself. */
                regions: {
                    /**
                     * @description Name of an AWS region, such as ap-southeast-1.
                     * @example us-east-1
                     * @example us-east-2
                     * @example us-west-1
                     * @example us-west-2
                     * @example ca-central-1
                     * @example ca-west-1
                     * @example mx-central-1
                     * @example sa-east-1
                     * @example sa-west-1
                     * @example eu-central-1
                     * @example eu-central-2
                     * @example eu-north-1
                     * @example eu-south-1
                     * @example eu-south-2
                     * @example eu-west-1
                     * @example eu-west-2
                     * @example eu-west-3
                     * @example af-south-1
                     * @example il-central-1
                     * @example me-central-1
                     * @example me-south-1
                     * @example me-west-1
                     * @example ap-east-1
                     * @example ap-east-2
                     * @example ap-northeast-1
                     * @example ap-northeast-2
                     * @example ap-northeast-3
                     * @example ap-south-1
                     * @example ap-south-2
                     * @example ap-southeast-1
                     * @example ap-southeast-2
                     * @example ap-southeast-3
                     * @example ap-southeast-4
                     * @example ap-southeast-5
                     * @example ap-southeast-6
                     * @example ap-southeast-7
                     * @example cn-north-1
                     * @example cn-northwest-1
                     * @example us-gov-east-1
                     * @example us-gov-west-1
                     * @example eusc-de-east-1
                     * @example us-iso-east-1
                     * @example us-iso-west-1
                     * @example us-isob-east-1
                     * @example us-isob-west-1
                     * @example eu-isoe-west-1
                     * @example us-isof-east-1
                     * @example us-isof-south-1
                     */
                    name: string;
                    /** @description The resources of the region that belong to the event: those that carry the tags, belong to a stack or are named. Without a scope, everything in the region is judged. */
                    scope?: {
                        /** @description Resources that carry all of these tags. */
                        tags?: {
                            [key: string]: string;
                        };
                        /** @description Resources of these stacks, by name of the stack. */
                        cloudFormationStacks?: string[];
                        /** @description EC2 instance ids. */
                        instances?: string[];
                        /** @description Names or ARNs. */
                        loadBalancers?: string[];
                        /** @description Names or ARNs. */
                        autoScalingGroups?: string[];
                        /** @description Names or ids of REST, HTTP and WebSocket APIs of API Gateway. */
                        apis?: string[];
                        /** @description Bucket names. */
                        s3Buckets?: string[];
                        /** @description VPC ids; their subnets come with them. */
                        vpcs?: string[];
                        /** @description Ids, or values of the tag Name, of Site-to-Site VPN connections. */
                        vpnConnections?: string[];
                        /** @description Ids or names of connections of Direct Connect; their virtual interfaces come with them. */
                        directConnections?: string[];
                        /** @description Ids or names of virtual interfaces of Direct Connect. */
                        virtualInterfaces?: string[];
                        /** @description Table names or ARNs. */
                        dynamodbTables?: string[];
                        /** @description Identifiers or host names of instances and clusters. */
                        rds?: string[];
                        /** @description Names (`cluster/service` where clusters have services of the same name) or ARNs. */
                        ecsServices?: string[];
                        /** @description Names or ARNs; their managed node groups come with them. */
                        eksClusters?: string[];
                        /** @description Names of rules of EventBridge (`bus/rule` where buses have rules of the same name) or ARNs. */
                        eventRules?: string[];
                        /** @description Names or ARNs of streams of Data Firehose. */
                        firehoseStreams?: string[];
                        /** @description Names or ARNs of data streams. */
                        kinesisStreams?: string[];
                        /** @description Names or ARNs of clusters of Managed Streaming for Apache Kafka. */
                        mskClusters?: string[];
                        /** @description Names or ARNs. */
                        lambdaFunctions?: string[];
                        /** @description Names or ARNs of secrets of Secrets Manager. */
                        secrets?: string[];
                        /** @description Names or ARNs of topics. */
                        snsTopics?: string[];
                        /** @description Names, ARNs or URLs of queues. */
                        sqsQueues?: string[];
                        /** @description Names or ARNs of state machines. */
                        stateMachines?: string[];
                        /** @description Names, ids or ARNs of user pools of Cognito. */
                        userPools?: string[];
                        /** @description Ids of replication groups, clusters or serverless caches. */
                        elastiCache?: string[];
                        /** @description Names or ARNs of clusters of DynamoDB Accelerator. */
                        daxClusters?: string[];
                        /** @description Ids or ARNs of file systems of EFS. */
                        efsFileSystems?: string[];
                        /** @description Names or ARNs of domains of OpenSearch Service. */
                        openSearchDomains?: string[];
                        /** @description ARNs of resources of other kinds. */
                        other?: string[];
                    };
                }[];
            }[];
            /** @description How much traffic is expected. */
            traffic: {
                /** @description Expected peak as a multiple of the normal peak: a number, or low, likely and high, from which the odds follow. */
                multiplier?: number | {
                    /** @description One event of ten stays below it. */
                    low: number;
                    /** @description As many events stay below it as go above it. */
                    likely: number;
                    /** @description One event of ten goes above it: the bad day. */
                    high: number;
                };
                /**
                 * @description Parts of the event in which traffic is high; outside them it is normal. Without any, the whole event is one peak.
                 * @default []
                 */
                peaks?: {
                    /** @description What people call it, such as Doors open. */
                    name: string;
                    /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                    from: string;
                    /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                    to: string;
                    /** @description Traffic of this peak as a multiple of the normal peak. */
                    multiplier: number;
                }[];
                /** @description Expected requests per second at the peak. */
                peakRequestsPerSecond?: number;
                /**
                 * @description Load balancers whose traffic grows more than the rest, or less: what they lead to grows with their own requests.
                 * @default []
                 */
                loadBalancers?: {
                    /** @description Name or ARN of an Application Load Balancer. */
                    loadBalancer: string;
                    /** @description 12-digit AWS account id, in quotes. */
                    account?: string;
                    /**
                     * @description Name of an AWS region, such as ap-southeast-1.
                     * @example us-east-1
                     * @example us-east-2
                     * @example us-west-1
                     * @example us-west-2
                     * @example ca-central-1
                     * @example ca-west-1
                     * @example mx-central-1
                     * @example sa-east-1
                     * @example sa-west-1
                     * @example eu-central-1
                     * @example eu-central-2
                     * @example eu-north-1
                     * @example eu-south-1
                     * @example eu-south-2
                     * @example eu-west-1
                     * @example eu-west-2
                     * @example eu-west-3
                     * @example af-south-1
                     * @example il-central-1
                     * @example me-central-1
                     * @example me-south-1
                     * @example me-west-1
                     * @example ap-east-1
                     * @example ap-east-2
                     * @example ap-northeast-1
                     * @example ap-northeast-2
                     * @example ap-northeast-3
                     * @example ap-south-1
                     * @example ap-south-2
                     * @example ap-southeast-1
                     * @example ap-southeast-2
                     * @example ap-southeast-3
                     * @example ap-southeast-4
                     * @example ap-southeast-5
                     * @example ap-southeast-6
                     * @example ap-southeast-7
                     * @example cn-north-1
                     * @example cn-northwest-1
                     * @example us-gov-east-1
                     * @example us-gov-west-1
                     * @example eusc-de-east-1
                     * @example us-iso-east-1
                     * @example us-iso-west-1
                     * @example us-isob-east-1
                     * @example us-isob-west-1
                     * @example eu-isoe-west-1
                     * @example us-isof-east-1
                     * @example us-isof-south-1
                     */
                    region: string;
                    /** @description Expected requests per second of this load balancer at the peak. */
                    peakRequestsPerSecond: number;
                }[];
                /** @description Expected requests per second on average over the event. */
                averageRequestsPerSecond?: number;
                /** @description Average size of a request, KB. */
                requestKB?: number;
                /** @description Average size of a response, KB. */
                responseKB?: number;
                /** @description Share of traffic that is TLS, percent. */
                tlsPercent?: number;
                /** @description Whether clients and back ends keep connections open. */
                keepAlive?: boolean;
                /** @description How fast traffic rises. */
                ramp?: {
                    /** @description Time from normal traffic to the peak, at most 28 days. */
                    minutes: number;
                    /**
                     * @description All at once, or evenly over the minutes.
                     * @default linear
                     * @enum {string}
                     */
                    shape?: "step" | "linear";
                };
                /** @description Window over which normal traffic is measured; by default the 14 days before the run. */
                baseline?: {
                    /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                    from: string;
                    /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                    to: string;
                    /**
                     * @description Windows that were not normal, such as the last sale.
                     * @default []
                     */
                    exclude?: {
                        /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                        from: string;
                        /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                        to: string;
                    }[];
                };
                /**
                 * @description Resources whose use grows less than traffic does, or more.
                 * @default []
                 */
                elasticity?: {
                    /** @description A resource must meet all conditions; the first entry that matches it counts. */
                    match: {
                        /** @description Resources that carry all of these tags. */
                        tag?: {
                            [key: string]: string;
                        };
                        /** @description ARN; * stands for anything. */
                        arn?: string;
                        /** @enum {string} */
                        service?: "ec2" | "ebs" | "elasticloadbalancing" | "autoscaling" | "apigateway" | "s3" | "vpc" | "nat-gateway" | "vpn" | "direct-connect" | "dynamodb" | "rds" | "ecs" | "eks" | "eventbridge" | "firehose" | "kinesis" | "msk" | "lambda" | "secrets-manager" | "sns" | "sqs" | "step-functions" | "cognito" | "elasticache" | "dax" | "efs" | "opensearch" | "cloudformation" | "cloudfront" | "route53" | "wafv2" | "aws-api" | "ses";
                        /** @description Name of a group, load balancer, database; * stands for anything. */
                        resource?: string;
                        /** @description 12-digit AWS account id, in quotes. */
                        account?: string;
                        /**
                         * @description Name of an AWS region, such as ap-southeast-1.
                         * @example us-east-1
                         * @example us-east-2
                         * @example us-west-1
                         * @example us-west-2
                         * @example ca-central-1
                         * @example ca-west-1
                         * @example mx-central-1
                         * @example sa-east-1
                         * @example sa-west-1
                         * @example eu-central-1
                         * @example eu-central-2
                         * @example eu-north-1
                         * @example eu-south-1
                         * @example eu-south-2
                         * @example eu-west-1
                         * @example eu-west-2
                         * @example eu-west-3
                         * @example af-south-1
                         * @example il-central-1
                         * @example me-central-1
                         * @example me-south-1
                         * @example me-west-1
                         * @example ap-east-1
                         * @example ap-east-2
                         * @example ap-northeast-1
                         * @example ap-northeast-2
                         * @example ap-northeast-3
                         * @example ap-south-1
                         * @example ap-south-2
                         * @example ap-southeast-1
                         * @example ap-southeast-2
                         * @example ap-southeast-3
                         * @example ap-southeast-4
                         * @example ap-southeast-5
                         * @example ap-southeast-6
                         * @example ap-southeast-7
                         * @example cn-north-1
                         * @example cn-northwest-1
                         * @example us-gov-east-1
                         * @example us-gov-west-1
                         * @example eusc-de-east-1
                         * @example us-iso-east-1
                         * @example us-iso-west-1
                         * @example us-isob-east-1
                         * @example us-isob-west-1
                         * @example eu-isoe-west-1
                         * @example us-isof-east-1
                         * @example us-isof-south-1
                         */
                        region?: string;
                    };
                    /** @description Share of the resource's use that grows with traffic: 0 none, 0.5 half, 1 all of it. */
                    factor?: number;
                    /** @description Times its normal traffic that the resource gets at the peak, such as 40 for the checkout. */
                    multiplier?: number;
                }[];
                /**
                 * @description Services that the account uses and iem cannot judge, but that the event does not depend on, by the names that the report gives, such as mq; and regions in which the account is used without the event, such as eu-west-1.
                 * @default []
                 */
                notInPath?: string[];
            };
            /**
             * @description What the event must survive at its peak: the loss of a zone (az), of a zone or a whole region (region), or nothing. By default az for production events.
             * @default {}
             */
            resilience?: {
                /** @enum {string} */
                survive?: "none" | "az" | "region";
            };
            /**
             * @description Your own figures for use at the peak, which replace the projection.
             * @default []
             */
            demand?: {
                /** @description Family of the ceiling, such as on-demand-vcpu, or its full id. */
                ceiling: string;
                /** @description Name of the resource; leave out for the whole family. */
                resource?: string;
                /**
                 * @description Name of an AWS region, such as ap-southeast-1.
                 * @example us-east-1
                 * @example us-east-2
                 * @example us-west-1
                 * @example us-west-2
                 * @example ca-central-1
                 * @example ca-west-1
                 * @example mx-central-1
                 * @example sa-east-1
                 * @example sa-west-1
                 * @example eu-central-1
                 * @example eu-central-2
                 * @example eu-north-1
                 * @example eu-south-1
                 * @example eu-south-2
                 * @example eu-west-1
                 * @example eu-west-2
                 * @example eu-west-3
                 * @example af-south-1
                 * @example il-central-1
                 * @example me-central-1
                 * @example me-south-1
                 * @example me-west-1
                 * @example ap-east-1
                 * @example ap-east-2
                 * @example ap-northeast-1
                 * @example ap-northeast-2
                 * @example ap-northeast-3
                 * @example ap-south-1
                 * @example ap-south-2
                 * @example ap-southeast-1
                 * @example ap-southeast-2
                 * @example ap-southeast-3
                 * @example ap-southeast-4
                 * @example ap-southeast-5
                 * @example ap-southeast-6
                 * @example ap-southeast-7
                 * @example cn-north-1
                 * @example cn-northwest-1
                 * @example us-gov-east-1
                 * @example us-gov-west-1
                 * @example eusc-de-east-1
                 * @example us-iso-east-1
                 * @example us-iso-west-1
                 * @example us-isob-east-1
                 * @example us-isob-west-1
                 * @example eu-isoe-west-1
                 * @example us-isof-east-1
                 * @example us-isof-south-1
                 */
                region?: string;
                /** @description 12-digit AWS account id, in quotes. */
                account?: string;
                /** @description Expected use at the peak, in the unit of the ceiling. */
                expected: number;
                /** @description Where the figure comes from. */
                reason?: string;
            }[];
            /**
             * @description Resources that you will create for the event.
             * @default []
             */
            plannedAdditions?: {
                /** @description Quota code, such as L-53DA6B97, or ceiling family; a family adds the count to each of its quotas. */
                quota: string;
                /**
                 * @description Name of an AWS region, such as ap-southeast-1.
                 * @example us-east-1
                 * @example us-east-2
                 * @example us-west-1
                 * @example us-west-2
                 * @example ca-central-1
                 * @example ca-west-1
                 * @example mx-central-1
                 * @example sa-east-1
                 * @example sa-west-1
                 * @example eu-central-1
                 * @example eu-central-2
                 * @example eu-north-1
                 * @example eu-south-1
                 * @example eu-south-2
                 * @example eu-west-1
                 * @example eu-west-2
                 * @example eu-west-3
                 * @example af-south-1
                 * @example il-central-1
                 * @example me-central-1
                 * @example me-south-1
                 * @example me-west-1
                 * @example ap-east-1
                 * @example ap-east-2
                 * @example ap-northeast-1
                 * @example ap-northeast-2
                 * @example ap-northeast-3
                 * @example ap-south-1
                 * @example ap-south-2
                 * @example ap-southeast-1
                 * @example ap-southeast-2
                 * @example ap-southeast-3
                 * @example ap-southeast-4
                 * @example ap-southeast-5
                 * @example ap-southeast-6
                 * @example ap-southeast-7
                 * @example cn-north-1
                 * @example cn-northwest-1
                 * @example us-gov-east-1
                 * @example us-gov-west-1
                 * @example eusc-de-east-1
                 * @example us-iso-east-1
                 * @example us-iso-west-1
                 * @example us-isob-east-1
                 * @example us-isob-west-1
                 * @example eu-isoe-west-1
                 * @example us-isof-east-1
                 * @example us-isof-south-1
                 */
                region: string;
                /** @description 12-digit AWS account id, in quotes. */
                account?: string;
                /** @description How many more, in the unit of the quota. */
                count: number;
                /** @description What they are for. */
                reason?: string;
            }[];
            /**
             * @description Section 7.
             * @default []
             */
            preWarming?: {
                /** @description Name or ARN. */
                loadBalancer: string;
                /** @description 12-digit AWS account id, in quotes. */
                account?: string;
                /**
                 * @description Name of an AWS region, such as ap-southeast-1.
                 * @example us-east-1
                 * @example us-east-2
                 * @example us-west-1
                 * @example us-west-2
                 * @example ca-central-1
                 * @example ca-west-1
                 * @example mx-central-1
                 * @example sa-east-1
                 * @example sa-west-1
                 * @example eu-central-1
                 * @example eu-central-2
                 * @example eu-north-1
                 * @example eu-south-1
                 * @example eu-south-2
                 * @example eu-west-1
                 * @example eu-west-2
                 * @example eu-west-3
                 * @example af-south-1
                 * @example il-central-1
                 * @example me-central-1
                 * @example me-south-1
                 * @example me-west-1
                 * @example ap-east-1
                 * @example ap-east-2
                 * @example ap-northeast-1
                 * @example ap-northeast-2
                 * @example ap-northeast-3
                 * @example ap-south-1
                 * @example ap-south-2
                 * @example ap-southeast-1
                 * @example ap-southeast-2
                 * @example ap-southeast-3
                 * @example ap-southeast-4
                 * @example ap-southeast-5
                 * @example ap-southeast-6
                 * @example ap-southeast-7
                 * @example cn-north-1
                 * @example cn-northwest-1
                 * @example us-gov-east-1
                 * @example us-gov-west-1
                 * @example eusc-de-east-1
                 * @example us-iso-east-1
                 * @example us-iso-west-1
                 * @example us-isob-east-1
                 * @example us-isob-west-1
                 * @example eu-isoe-west-1
                 * @example us-isof-east-1
                 * @example us-isof-south-1
                 */
                region: string;
                /** @description AWS Support case that asks for the pre-warming. */
                supportCaseId?: string;
                useCase?: string;
                /** @description Zones of the load balancer, such as ap-southeast-1a. */
                availabilityZones?: string[];
                /** @description The instances behind it. */
                backends?: {
                    /** @description Whether the instances behind it already run at event size. */
                    scaled: boolean;
                    /** @description When they will, if they do not yet. */
                    scaledBy?: string;
                    /** @description Whether they keep connections open. */
                    keepAlive?: boolean;
                };
                /** @description Share of traffic that is TLS, percent. */
                tlsPercent?: number;
                /** @description When traffic rises and falls; if it stays high for several days, also at which time of each day. */
                increase?: {
                    /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                    start: string;
                    /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                    end: string;
                    /** @description How long traffic stays high, in words. */
                    duration?: string;
                    /** @description A time of day such as "08:00", in calendar.timeZone. */
                    dailyIncreaseAt?: string;
                    /** @description A time of day such as "08:00", in calendar.timeZone. */
                    dailyDecreaseAt?: string;
                };
                averageRequestsPerSecond?: number;
                peakRequestsPerSecond?: number;
                /** @description Expected peak of this load balancer, times normal. */
                multiplier?: number;
                /** @description Average size of a request, KB. */
                requestKB?: number;
                /** @description Average size of a response, KB. */
                responseKB?: number;
                /** @description LCUs reserved or to be reserved. */
                reservedCapacityUnits?: number;
                /**
                 * @default not-requested
                 * @enum {string}
                 */
                status?: "not-requested" | "requested" | "completed" | "verified";
            }[];
            /**
             * @description Section 8: the steps that are done, and who does the others by when.
             * @default []
             */
            timeline?: {
                /** @description Number of the step in the workbook, 1 to 25. */
                step: number;
                owner?: string;
                /** @description A date such as "2026-12-12", in calendar.timeZone. */
                due?: string;
                /** @description A date such as "2026-12-12", in calendar.timeZone. */
                doneOn?: string;
                remarks?: string;
            }[];
            /** @description Section 9. */
            architecture?: {
                /** @default [] */
                diagrams?: {
                    title: string;
                    /** Format: uri */
                    url?: string;
                    notes?: string;
                }[];
                notes?: string;
            };
            /**
             * @description Section 12.
             * @default {}
             */
            checklist?: {
                /** @description What internal tools are used for monitoring during the event that AWS needs access to? */
                "monitoring-tools"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description What metrics are crucial to be informed about during the event? */
                "monitoring-metrics"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description When was the last rotation of credentials on resources specific to this event? */
                "security-credential-rotation"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description How will the environment be accessed during the event? */
                "security-access-event"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description How will the environment be accessed during component or system failure? */
                "security-access-failure"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description How is a DDoS attack detected and answered, and by whom? */
                "security-ddos-response"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description What risks exist to the stability of the application during the event? */
                "resilience-risks"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Is there a single point of failure? */
                "resilience-single-point-of-failure"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Where is content stored and is it resilient? */
                "resilience-content"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description What is the impact of any lost content, data or systems? */
                "resilience-loss-impact"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description What service restoration plans are in place? */
                "resilience-restoration"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Have RDS, Auto Scaling and ELB been deployed across multiple Availability Zones? */
                "resilience-multi-az"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description In an outage or degradation, is failover automatic or manual? */
                "resilience-failover"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Are EBS snapshots performed? */
                "resilience-ebs-snapshots"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Were RDS instances and other storage services recently backed up? */
                "resilience-backups"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Is there an infrastructure stress point in the design? */
                "performance-infrastructure-stress"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Is there an application stress point in the design? */
                "performance-application-stress"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description What load testing will be performed on the platform? */
                "performance-load-testing"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Is a CDN used for this event? */
                "performance-cdn"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Is logging enabled on key resources, and where does it go? */
                "performance-logging"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Are alarms set for performance breaches, and where do they go? */
                "performance-alarms"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Which AWS services may need increased limits for this event? */
                "limits-services"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Would any Auto Scaling group start more instances than the limit for the region? */
                "limits-auto-scaling"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Will EBS storage needs exceed the volume capacity limit of the region? */
                "limits-ebs-storage"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Will e-mail be sent from EC2 instances, and at what rate? */
                "limits-email-rate"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Is Provisioned IOPS sized correctly, and may it need to be raised? */
                "limits-provisioned-iops"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Will Spot instances be used, and could their limit be reached? */
                "limits-spot"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Will more S3 buckets be created, and will the account limit be reached? */
                "limits-s3-buckets"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description If SES is used, how many e-mails are expected in 24 hours? */
                "limits-ses"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
            };
            /**
             * @description Section 13.
             * @default []
             */
            loadTests?: {
                name: string;
                /** @description A date such as "2026-12-12", in calendar.timeZone. */
                on: string;
                /** @enum {string} */
                result: "passed" | "unsatisfactory" | "failed" | "planned";
                /** @description Traffic that the test reached, as a multiple of normal traffic. */
                reachedMultiplier?: number;
                reachedRequestsPerSecond?: number;
                /**
                 * @description Requests per second that one instance of a group served within its latency target.
                 * @default []
                 */
                requestsPerSecondPerInstance?: {
                    /** @description Name of the group. */
                    autoScalingGroup: string;
                    /** @description Requests per second. */
                    value: number;
                }[];
                /** Format: uri */
                report?: string;
                notes?: string;
            }[];
            /**
             * @description Section 14.
             * @default {}
             */
            scenarios?: {
                primary?: {
                    description: string;
                    /** @description What makes you carry out this plan. */
                    trigger?: string;
                    /**
                     * @description Whom you notify.
                     * @default []
                     */
                    notify?: string[];
                    /** @description How you notify them. */
                    notifyBy?: string;
                    /** @description How you verify that it worked. */
                    verifySuccess?: string;
                };
                rollback?: {
                    description: string;
                    /** @description What makes you carry out this plan. */
                    trigger?: string;
                    /**
                     * @description Whom you notify.
                     * @default []
                     */
                    notify?: string[];
                    /** @description How you notify them. */
                    notifyBy?: string;
                    /** @description How you verify that it worked. */
                    verifySuccess?: string;
                };
            };
            /**
             * @description Section 16.
             * @default []
             */
            actionItems?: {
                description: string;
                /** @enum {string} */
                status: "red" | "yellow" | "green";
                reason?: string;
                owner?: string;
                /** @description A date such as "2026-12-12", in calendar.timeZone. */
                due?: string;
                remarks?: string;
            }[];
            /**
             * @description Section 17.
             * @default []
             */
            recommendations?: string[];
            /** @description Section 18. */
            postEventAnalysis?: string;
            /**
             * @description Appendix A.
             * @default []
             */
            references?: {
                title: string;
                /** Format: uri */
                url?: string;
                notes?: string;
            }[];
            /**
             * @description When a ceiling turns yellow.
             * @default {}
             */
            thresholds?: {
                /**
                 * @description Share of a limit above which a ceiling is yellow.
                 * @default 0.8
                 */
                yellow?: number;
            };
            /**
             * @description Risks that somebody accepts until a date.
             * @default []
             */
            waivers?: {
                /** @description Id of the finding or ceiling, or a check id; * stands for anything. */
                finding: string;
                /** @description 12-digit AWS account id, in quotes. */
                account?: string;
                /** @description A region of the plan, or global. */
                region?: string;
                /** @description Name of the resource; * stands for anything. */
                resource?: string;
                /** @description Why the risk is accepted. */
                reason: string;
                /** @description Who accepts it. */
                owner: string;
                /** @description A date such as "2026-12-12", in calendar.timeZone. */
                expires: string;
            }[];
            /**
             * @description When the deployed backend runs checks by itself.
             * @default {}
             */
            schedule?: {
                /**
                 * @description Whether scheduled runs are paused.
                 * @default false
                 */
                paused?: boolean;
                /**
                 * @description Full runs before the event; each entry holds until the next begins, the last until the start.
                 * @default [
                 *       {
                 *         "from": "8w",
                 *         "every": "1w"
                 *       },
                 *       {
                 *         "from": "4w",
                 *         "every": "1d"
                 *       },
                 *       {
                 *         "from": "7d",
                 *         "every": "6h"
                 *       },
                 *       {
                 *         "from": "24h",
                 *         "every": "1h"
                 *       }
                 *     ]
                 */
                countdown?: {
                    /** @description How long before the start of the event the entry begins to hold. */
                    from: string;
                    /** @description A duration such as "5m", "6h", "1d" or "8w"; days and weeks follow the calendar of calendar.timeZone. */
                    every: string;
                }[];
                /**
                 * @description Runs from the start of the event to its end.
                 * @default {}
                 */
                during?: {
                    /**
                     * @description A duration such as "5m", "6h", "1d" or "8w"; days and weeks follow the calendar of calendar.timeZone.
                     * @default 5m
                     */
                    every?: string;
                    /**
                     * @description light: a run reads again only metrics and what autoscaling changes, and takes the rest from the last full run. none: no runs.
                     * @default light
                     * @enum {string}
                     */
                    profile?: "light" | "full" | "none";
                };
                /**
                 * @description Full runs this long after the end.
                 * @default [
                 *       "1d"
                 *     ]
                 */
                after?: string[];
            };
            /**
             * @description Where iem sends notifications of changes.
             * @default {}
             */
            notifications?: {
                /** @description The place of a secret, never the secret itself: `ssm:/path`, `secretsmanager:name` or an ARN of either. */
                slackWebhook?: string;
                /** @description Name or ARN of an EventBridge bus. */
                eventBus?: string;
                /** @description In these hours only notifications of a new red are sent. */
                quietHours?: {
                    /** @description A time of day such as "08:00", in calendar.timeZone. */
                    from: string;
                    /** @description A time of day such as "08:00", in calendar.timeZone. */
                    to: string;
                };
            };
        };
        /**
         * @example {
         *       "profile": "full"
         *     }
         */
        RunRequest: {
            /**
             * @description A `full` run collects everything. A `light` run collects only what can change within minutes, and takes the rest from the last full run.
             * @default full
             * @enum {string}
             */
            profile?: "full" | "light";
            /** @description Minutes after which no further target is collected. The run then judges what it has. */
            deadlineMinutes?: number;
        };
        /**
         * @example {
         *       "multiplier": 40,
         *       "set": [
         *         "asg/shop-web.maxSize=400"
         *       ]
         *     }
         */
        WhatIf: {
            /** @description Expected peak as a multiple of the normal peak: a number, or low, likely and high, from which the odds follow. */
            multiplier?: number | {
                /** @description One event of ten stays below it. */
                low: number;
                /** @description As many events stay below it as go above it. */
                likely: number;
                /** @description One event of ten goes above it: the bad day. */
                high: number;
            };
            /**
             * @description What the event must survive at its peak; by default, what the plan says.
             * @enum {string}
             */
            survive?: "none" | "az" | "region";
            /**
             * @description Changes to make, in this order: `api/NAME[@[ACCOUNT/]REGION].throttlingRateLimit=VALUE`, `asg/NAME[@[ACCOUNT/]REGION].maxSize=VALUE`, `asg/NAME[@[ACCOUNT/]REGION].minSize=VALUE`, `asg/NAME[@[ACCOUNT/]REGION].instanceType=VALUE`, `ecs/NAME[@[ACCOUNT/]REGION].maxTasks=VALUE`, `ecs/NAME[@[ACCOUNT/]REGION].tasks=VALUE`, `quota/NAME[@[ACCOUNT/]REGION]=VALUE`, `rds/NAME[@[ACCOUNT/]REGION].maxConnections=VALUE`, `rds/NAME[@[ACCOUNT/]REGION].dbInstanceClass=VALUE`, `rds/NAME[@[ACCOUNT/]REGION].iops=VALUE`, `rds/NAME[@[ACCOUNT/]REGION].storageThroughput=VALUE`, `rds/NAME[@[ACCOUNT/]REGION].maxAllocatedStorage=VALUE`, `rds/NAME[@[ACCOUNT/]REGION].multiAz=VALUE`, `cluster/NAME[@[ACCOUNT/]REGION].minCapacity=VALUE`, `cluster/NAME[@[ACCOUNT/]REGION].maxCapacity=VALUE`, `parameters/NAME[@[ACCOUNT/]REGION].maxConnections=VALUE`, `parameters/NAME[@[ACCOUNT/]REGION].maxUserConnections=VALUE`, `lambda/NAME[@[ACCOUNT/]REGION].reservedConcurrency=VALUE`, `stream/NAME[@[ACCOUNT/]REGION].shards=VALUE`, `subnet/NAME[@[ACCOUNT/]REGION].cidrBlock=VALUE`, `table/NAME[@[ACCOUNT/]REGION].readCapacityUnits=VALUE`, `table/NAME[@[ACCOUNT/]REGION].writeCapacityUnits=VALUE`, `table/NAME[@[ACCOUNT/]REGION].maxReadUnits=VALUE`, `table/NAME[@[ACCOUNT/]REGION].maxWriteUnits=VALUE`.
             * @default []
             */
            set?: string[];
        };
        /**
         * @example {
         *       "multiplier": 40
         *     }
         */
        UntilGreen: {
            /** @description Times normal traffic; by default, what the plan says. */
            multiplier?: number | {
                /** @description One event of ten stays below it. */
                low: number;
                /** @description As many events stay below it as go above it. */
                likely: number;
                /** @description One event of ten goes above it: the bad day. */
                high: number;
            };
            /**
             * @description What the event must survive at its peak; by default, what the plan says.
             * @enum {string}
             */
            survive?: "none" | "az" | "region";
        };
        /**
         * @example {
         *       "question": "monitoring-tools",
         *       "answer": "CloudWatch and Grafana",
         *       "status": "green"
         *     }
         */
        NewAnswer: {
            answer: string;
            /**
             * @description How you judge your own answer.
             * @enum {string}
             */
            status?: "green" | "yellow" | "red";
            answeredBy?: string;
            /** @description A date such as "2026-12-12", in calendar.timeZone. */
            answeredOn?: string;
            question: components["schemas"]["Question"];
        };
        /**
         * @description A question of section 12 of the workbook.
         * @example monitoring-tools
         * @enum {string}
         */
        Question: "monitoring-tools" | "monitoring-metrics" | "security-credential-rotation" | "security-access-event" | "security-access-failure" | "security-ddos-response" | "resilience-risks" | "resilience-single-point-of-failure" | "resilience-content" | "resilience-loss-impact" | "resilience-restoration" | "resilience-multi-az" | "resilience-failover" | "resilience-ebs-snapshots" | "resilience-backups" | "performance-infrastructure-stress" | "performance-application-stress" | "performance-load-testing" | "performance-cdn" | "performance-logging" | "performance-alarms" | "limits-services" | "limits-auto-scaling" | "limits-ebs-storage" | "limits-email-rate" | "limits-provisioned-iops" | "limits-spot" | "limits-s3-buckets" | "limits-ses";
        /**
         * @example {
         *       "answer": "CloudWatch and Grafana, on call around the clock",
         *       "status": "green"
         *     }
         */
        Answer: {
            answer: string;
            /**
             * @description How you judge your own answer.
             * @enum {string}
             */
            status?: "green" | "yellow" | "red";
            answeredBy?: string;
            /** @description A date such as "2026-12-12", in calendar.timeZone. */
            answeredOn?: string;
        };
        /**
         * @example {
         *       "name": "Full rehearsal",
         *       "on": "2026-11-28",
         *       "result": "passed",
         *       "reachedMultiplier": 24,
         *       "requestsPerSecondPerInstance": [
         *         {
         *           "autoScalingGroup": "shop-web",
         *           "value": 120
         *         }
         *       ]
         *     }
         */
        LoadTest: {
            name: string;
            /** @description A date such as "2026-12-12", in calendar.timeZone. */
            on: string;
            /** @enum {string} */
            result: "passed" | "unsatisfactory" | "failed" | "planned";
            /** @description Traffic that the test reached, as a multiple of normal traffic. */
            reachedMultiplier?: number;
            reachedRequestsPerSecond?: number;
            /**
             * @description Requests per second that one instance of a group served within its latency target.
             * @default []
             */
            requestsPerSecondPerInstance?: {
                /** @description Name of the group. */
                autoScalingGroup: string;
                /** @description Requests per second. */
                value: number;
            }[];
            /** Format: uri */
            report?: string;
            notes?: string;
        };
        /**
         * @example {
         *       "finding": "db-multi-az",
         *       "resource": "reports",
         *       "reason": "The reports may be down for a day.",
         *       "owner": "Mei Tan",
         *       "expires": "2026-12-13"
         *     }
         */
        Waiver: {
            /** @description Id of the finding or ceiling, or a check id; * stands for anything. */
            finding: string;
            /** @description 12-digit AWS account id, in quotes. */
            account?: string;
            /** @description A region of the plan, or global. */
            region?: string;
            /** @description Name of the resource; * stands for anything. */
            resource?: string;
            /** @description Why the risk is accepted. */
            reason: string;
            /** @description Who accepts it. */
            owner: string;
            /** @description A date such as "2026-12-12", in calendar.timeZone. */
            expires: string;
        };
        /**
         * @example {
         *       "finding": "db-multi-az~111122223333~us-east-1~reports",
         *       "owner": "Mei Tan"
         *     }
         */
        NewOwner: {
            /** @description The person who is responsible. */
            owner: string;
            /** @description The id of the finding or ceiling. */
            finding: string;
        };
        /**
         * @example {
         *       "owner": "Mei Tan"
         *     }
         */
        Owner: {
            /** @description The person who is responsible. */
            owner: string;
        };
        /**
         * @example {
         *       "step": 5,
         *       "owner": "Mei Tan",
         *       "due": "2026-11-07",
         *       "doneOn": "2026-11-05"
         *     }
         */
        TimelineStep: {
            /** @description Number of the step in the workbook, 1 to 25. */
            step: number;
            owner?: string;
            /** @description A date such as "2026-12-12", in calendar.timeZone. */
            due?: string;
            /** @description A date such as "2026-12-12", in calendar.timeZone. */
            doneOn?: string;
            remarks?: string;
        };
        /**
         * @example {
         *       "description": "Book the room for the night of the event.",
         *       "owner": "Mei Tan",
         *       "due": "2026-12-01"
         *     }
         */
        NewActionItem: {
            owner?: string;
            /**
             * Format: date
             * @description Where it differs from the latest day on which it still helps.
             */
            due?: string;
            reason?: string;
            remarks?: string;
            description: string;
            /**
             * @default red
             * @enum {string}
             */
            colour?: "red" | "yellow" | "green";
        };
        /**
         * @description What is left out stays as it is; null takes a value away.
         * @example {
         *       "state": "in-progress",
         *       "owner": "Mei Tan"
         *     }
         */
        ActionItemEdit: {
            /** @enum {string} */
            state?: "open" | "in-progress" | "done";
            owner?: string | null;
            due?: string | null;
            reason?: string | null;
            remarks?: string | null;
            /** @enum {string} */
            colour?: "red" | "yellow" | "green";
            description?: string;
        };
        /**
         * @example {
         *       "run": "latest",
         *       "expiresInDays": 7
         *     }
         */
        LinkRequest: {
            /**
             * @description `page`: the page people work on, as it is when the link is opened, and without its forms; `run` does not matter then.
             * @default report
             * @enum {string}
             */
            shows?: "report" | "page";
            /**
             * @description Id of a run; `latest` means the run that is the latest finished one when the link is opened.
             * @default latest
             * @example latest
             */
            run?: string;
            /** @default 14 */
            expiresInDays?: number;
        };
        Health: {
            /** @constant */
            status: "ok";
        };
        Problem: {
            /** @description The kind of problem, such as `/problems/plan-invalid`. Programs can rely on it. */
            type: string;
            title: string;
            status: number;
            /** @description What happened, and what to do. */
            detail: string;
            /** @description The path of the request. */
            instance: string;
            /** @description Set for a 5xx: identifies the log entry with the details. */
            correlationId?: string;
            /** @description Every invalid field. */
            errors?: components["schemas"]["FieldError"][];
        };
        FieldError: {
            /** @enum {string} */
            in: "path" | "query" | "header" | "body";
            /**
             * @description JSON pointer of the field; empty for the whole part.
             * @example /traffic/multiplier
             */
            pointer: string;
            message: string;
            /** @description The line in the text of a plan. */
            line?: number;
            column?: number;
            /** @description The nearest valid value or key. */
            suggestion?: string;
        };
        OpenApiDocument: {
            openapi: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * @description An answer of API Gateway itself.
         * @example {
         *       "message": "Forbidden"
         *     }
         */
        GatewayMessage: {
            message: string;
        };
        EventSummary: {
            /** @description Short name of the event for URLs and file names. */
            id: string;
            revision: number;
            name: string;
            customer: string;
            /**
             * @description `calendar.start` as written in the plan.
             * @example 2026-12-12 00:00
             */
            start: string;
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            savedAt: string;
            savedBy: string;
        };
        PlanCheck: {
            valid: boolean;
            problems: {
                line: number;
                column: number;
                /** @example accounts[0].regions[1].name */
                path: string;
                /** @example /accounts/0/regions/1/name */
                pointer: string;
                message: string;
                suggestion?: string;
            }[];
            /** @description The number of further problems that are not listed. */
            unlisted: number;
        };
        StoredEvent: {
            /** @description Short name of the event for URLs and file names. */
            id: string;
            revision: number;
            name: string;
            customer: string;
            /**
             * @description `calendar.start` as written in the plan.
             * @example 2026-12-12 00:00
             */
            start: string;
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            savedAt: string;
            savedBy: string;
            plan: components["schemas"]["EventPlanOutput"];
        };
        Run: {
            event: string;
            /** @example 20261122T000000000Z-api */
            id: string;
            planRevision: number;
            /** @example api */
            trigger: string;
            by: string;
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            requestedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            startedAt: string;
            /**
             * @description A `full` run collects everything. A `light` run collects only what can change within minutes, and takes the rest from the last full run.
             * @enum {string}
             */
            profile: "full" | "light";
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            deadline?: string;
            /** @enum {string} */
            state: "running" | "finished" | "aborted";
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            finishedAt?: string;
            /** @description Why the run was aborted. */
            reason?: string;
            /** @description Set once the run is finished. */
            summary?: components["schemas"]["RunSummary"];
        };
        RunSummary: {
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            asOf: string;
            /** @enum {string} */
            verdict: "ready" | "at-risk" | "not-ready";
            /** @description Risks that are accepted by a waiver: a verdict `ready` with 12 of them is “Ready with 12 accepted risks”. */
            acceptedRisks?: number;
            breakingPoint: components["schemas"]["BreakingPoint"] | null;
            score: number | null;
            coverage: number;
            rows: {
                /** @enum {string} */
                id: "availability-architecture" | "stability-case-management" | "scalability-capacity" | "scalability-load-balancers" | "scalability-load-test" | "security-trusted-advisor" | "security-ddos";
                /** @enum {string} */
                colour: "green" | "yellow" | "red" | "grey";
            }[];
        };
        BreakingPoint: {
            /**
             * @description Times normal traffic.
             * @example 5.4
             */
            multiplier: number;
            /**
             * @description Times normal traffic.
             * @example 5.4
             */
            withoutOneZone: number;
            needed: number | null;
            /** @description Id of the ceiling that sets it. */
            ceiling: string;
            ceilingWithoutOneZone: string;
            /**
             * @description With the worst region gone, where the plan wants to survive that.
             * @example 5.4
             */
            withoutOneRegion?: number;
            ceilingWithoutOneRegion?: string;
            judged: number;
            unknown: number;
            /** @description Probability that all judged ceilings hold, where the plan says how sure it is of the multiplier; what could not be judged can only lower it. */
            odds?: number;
        };
        Progress: {
            /** @enum {string} */
            state: "running" | "finished" | "aborted";
            targets: {
                planned: number;
                done: number;
                withFailures: number;
            };
        };
        /** @description The result of the latest finished run. */
        Readiness: {
            event: components["schemas"]["EventFacts"];
            run: {
                id: string;
                trigger: string;
                by: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T00:00:00.000Z
                 */
                asOf: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T00:00:00.000Z
                 */
                startedAt: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T00:00:00.000Z
                 */
                finishedAt: string;
                requests: number;
                metricsBought: number;
                billRequests?: number;
                notes: string[];
            };
            /** @enum {string} */
            verdict: "ready" | "at-risk" | "not-ready";
            /** @description Risks that are accepted by a waiver: a verdict `ready` with 12 of them is “Ready with 12 accepted risks”. */
            acceptedRisks?: number;
            /** @description What must be known before the answer, such as a plan that contradicts itself. */
            caveats?: string[];
            breakingPoint: components["schemas"]["BreakingPoint"] | null;
            scorecard: components["schemas"]["Scorecard"];
            changes: {
                since: string;
                newRed: string[];
                /** @description How many there are, where the list is cut short. */
                newRedCount?: number;
                resolved: string[];
                /** @description How many there are, where the list is cut short. */
                resolvedCount?: number;
                /** @description What the run before called those of `resolved` that it carries by name. */
                resolvedItems?: {
                    id: string;
                    title: string;
                    account: string;
                    region: string;
                    resource: string;
                }[];
                /** @description Was red when it was last judged and cannot be judged now: neither resolved nor new. */
                unjudged?: string[];
                /** @description How many there are, where the list is cut short. */
                unjudgedCount?: number;
            } | null;
        };
        EventFacts: {
            id: string;
            name: string;
            customer: string;
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            start: string;
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            end: string;
            timeZone: string;
            multiplier: number | null;
            /** @description How sure the plan is of it: one event of ten stays below `low`, one of ten goes above `high`. Absent where it is one number. */
            multiplierRange?: {
                /**
                 * @description Times normal traffic.
                 * @example 5.4
                 */
                low: number;
                /**
                 * @description Times normal traffic.
                 * @example 5.4
                 */
                likely: number;
                /**
                 * @description Times normal traffic.
                 * @example 5.4
                 */
                high: number;
            };
            /**
             * @description What it must survive at its peak: nothing (`none`), the loss of a zone (`az`), or of a zone or a whole region (`region`). Absent in reports of earlier versions.
             * @enum {string}
             */
            survive?: "none" | "az" | "region";
        };
        Scorecard: {
            score: number | null;
            coverage: number;
            rows: {
                /** @enum {string} */
                id: "availability-architecture" | "stability-case-management" | "scalability-capacity" | "scalability-load-balancers" | "scalability-load-test" | "security-trusted-advisor" | "security-ddos";
                title: string;
                /** @enum {string} */
                colour: "green" | "yellow" | "red" | "grey";
                score: number | null;
                coverage: number;
                /** @description Ids of findings, worst first. */
                reasons: string[];
                /** @description How many there are, where the list is cut short. */
                reasonCount?: number;
                /** @description Why it cannot be green where no finding says so: what it is judged by was not judged. */
                because?: string;
            }[];
        };
        Finding: {
            /** @description The same on every run. */
            id: string;
            check: string;
            /** @enum {string} */
            status: "pass" | "warn" | "fail" | "unknown" | "notApplicable";
            /** @description Which status it would have at any other multiplier, as steps from no traffic up; absent where it depends on none, and of ceilings, which say it themselves. */
            statusSteps?: {
                upTo: number | null;
                /** @enum {string} */
                status: "pass" | "warn" | "fail" | "unknown" | "notApplicable";
            }[];
            critical: boolean;
            account: string;
            region: string;
            resource: string;
            arn?: string;
            title: string;
            detail: string;
            fix?: components["schemas"]["Fix"];
            workbook: string;
            accepted?: components["schemas"]["Accepted"];
        };
        Fix: {
            action: string;
            command?: string;
            /** @description The same as a change of what-if, such as `asg/web@111122223333/us-east-1.maxSize=40`. */
            change?: string;
            /**
             * Format: date
             * @description Latest day on which it still helps.
             */
            by?: string;
            /** @description Why it cannot be undone. */
            irreversible?: string;
            /** @description How it is put back after the event. */
            reversal?: {
                action: string;
                command?: string;
                /**
                 * Format: date
                 * @description The day on which the event ends.
                 */
                after: string;
            };
            /** @description Id of what asks for the most of the same. */
            coveredBy?: string;
        };
        /** @description By a waiver. */
        Accepted: {
            reason: string;
            owner: string;
            /** Format: date */
            expires: string;
        };
        Ceiling: {
            /** @description The same on every run. */
            id: string;
            family: string;
            /** @enum {string} */
            kind: "quota" | "configured" | "physical" | "time";
            quotaCode?: string;
            account: string;
            region: string;
            resource: string;
            title: string;
            now: number | null;
            fixed: number | null;
            elastic: number | null;
            atPeak: number | null;
            atPeakWithoutZone: number | null;
            limit: number | null;
            unit: string;
            /** @description The peak of the event that is the worst for it, where the plan names several. */
            peak?: string;
            grows: boolean;
            breaksAt: number | null;
            breaksAtWithoutZone: number | null;
            /** @description The same with another region gone, whose traffic this one takes over; where the plan wants to survive that, and null where it is not known. */
            breaksAtWithoutRegion?: number | null;
            mayBreakAt?: number | null;
            mayBreakAtWithoutZone?: number | null;
            /** @description Where it breaks by what each day of the look-back alone shows, with nothing lost; where use and traffic were measured together on five days or more. */
            byDay?: {
                /**
                 * @description Times normal traffic.
                 * @example 5.4
                 */
                least: number;
                /**
                 * @description Times normal traffic.
                 * @example 5.4
                 */
                median: number;
                /**
                 * @description Times normal traffic.
                 * @example 5.4
                 */
                most: number;
                days: {
                    /**
                     * Format: date
                     * @description The date on which it begins, at the hour at which the look-back does.
                     */
                    day: string;
                    /**
                     * @description Times normal traffic.
                     * @example 5.4
                     */
                    breaksAt: number;
                }[];
            };
            floorAboveLimit?: number;
            /** @description Probability that it holds, where the plan says how sure it is of the multiplier. */
            odds?: number;
            /** @enum {string} */
            status: "green" | "yellow" | "red" | "grey";
            /** @description Which status it would have at any other multiplier, as steps from no traffic up; `status` is that of the needed one. */
            statusSteps?: {
                /** @description The highest multiplier of this step; null for all that are higher. */
                upTo: number | null;
                /** @enum {string} */
                status: "green" | "yellow" | "red" | "grey";
            }[];
            /** @description What both would be if the event had to survive something else than the plan says; what makes no difference is left out. Absent in reports of earlier versions. */
            ifSurviving?: {
                none?: {
                    /** @enum {string} */
                    status: "green" | "yellow" | "red" | "grey";
                    statusSteps: {
                        /** @description The highest multiplier of this step; null for all that are higher. */
                        upTo: number | null;
                        /** @enum {string} */
                        status: "green" | "yellow" | "red" | "grey";
                    }[];
                };
                az?: {
                    /** @enum {string} */
                    status: "green" | "yellow" | "red" | "grey";
                    statusSteps: {
                        /** @description The highest multiplier of this step; null for all that are higher. */
                        upTo: number | null;
                        /** @enum {string} */
                        status: "green" | "yellow" | "red" | "grey";
                    }[];
                };
                region?: {
                    /** @enum {string} */
                    status: "green" | "yellow" | "red" | "grey";
                    statusSteps: {
                        /** @description The highest multiplier of this step; null for all that are higher. */
                        upTo: number | null;
                        /** @enum {string} */
                        status: "green" | "yellow" | "red" | "grey";
                    }[];
                };
            };
            evidence: {
                source: string;
                at: string | null;
                detail: string;
            }[];
            fix?: components["schemas"]["Fix"];
            accepted?: components["schemas"]["Accepted"];
        };
        CollectedTarget: {
            target: {
                account: string;
                region: string;
            };
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            collectedAt: string;
            /** @description The number of collectors that succeeded. */
            ok?: number;
            /** @description The number of collectors that failed. */
            failed?: number;
        };
        TargetInventory: {
            target: {
                account: string;
                region: string;
            };
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            collectedAt: string;
            cost: {
                requests: number;
                metricsBought: number;
                billRequests?: number;
            };
            artifacts: components["schemas"]["ArtifactSummary"][];
        };
        ArtifactSummary: {
            /** @example autoScalingGroups */
            id: string;
            ok: boolean;
            /** @description The number of items, if the artifact was read. */
            items?: number;
            /** @description Why the artifact was not read. */
            code?: string;
            message?: string;
            action?: string | null;
        };
        Report: {
            /** @constant */
            schema: "iem-report/1";
            event: components["schemas"]["EventFacts"];
            run: {
                id: string;
                trigger: string;
                by: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T00:00:00.000Z
                 */
                asOf: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T00:00:00.000Z
                 */
                startedAt: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T00:00:00.000Z
                 */
                finishedAt: string;
                requests: number;
                metricsBought: number;
                billRequests?: number;
                notes: string[];
            };
            /** @enum {string} */
            verdict: "ready" | "at-risk" | "not-ready";
            /** @description Risks that are accepted by a waiver: a verdict `ready` with 12 of them is “Ready with 12 accepted risks”. */
            acceptedRisks?: number;
            /** @description What must be known before the answer, such as a plan that contradicts itself. */
            caveats?: string[];
            breakingPoint: components["schemas"]["BreakingPoint"] | null;
            ceilings: components["schemas"]["Ceiling"][];
            /** @description How many there are, where the list is cut short. */
            ceilingCount?: number;
            /** @description Absent in reports of earlier versions. */
            architecture?: components["schemas"]["Architecture"];
            /** @description How resources that carry the event’s traffic follow its rise: the five of each unit that lack the most, or else the one that follows most narrowly. Absent in reports of earlier versions. */
            rises?: components["schemas"]["Rise"][];
            scorecard: components["schemas"]["Scorecard"];
            /** @description What the scorecard is made of besides what the report lists, so that it can be worked out at other traffic. Absent where the report leaves out ceilings, or this would be long, and in reports of earlier versions. */
            outlook?: {
                findings: {
                    id: string;
                    check: string;
                    account: string;
                    region: string;
                    resource: string;
                    /** @description What it is called where it warns or fails. */
                    title: string;
                    /** @enum {string} */
                    status: "pass" | "warn" | "fail" | "unknown" | "notApplicable";
                    statusSteps: {
                        upTo: number | null;
                        /** @enum {string} */
                        status: "pass" | "warn" | "fail" | "unknown" | "notApplicable";
                    }[];
                }[];
                others: {
                    account: string;
                    region: string;
                    checks: {
                        [key: string]: {
                            [key: string]: number;
                        };
                    };
                }[];
                /** @description How many of the others are accepted risks. */
                acceptedOthers: number;
                /** @description What a waiver accepts as soon as it warns or fails. */
                waived: string[];
                /** @description How many times its own traffic a region carries when another one is lost, null where that is not known; where there are several regions and the plan does not say `survive: region` itself. */
                takeovers?: {
                    [key: string]: number | null;
                };
            };
            findings: components["schemas"]["Finding"][];
            findingCounts: {
                check: string;
                title: string;
                pass: number;
                warn: number;
                fail: number;
                unknown: number;
                notApplicable: number;
                accepted: number;
            }[];
            coverage: {
                targets: {
                    account: string;
                    region: string;
                    /** @description Collectors that answered. */
                    ok: number;
                    failed: {
                        collector: string;
                        action: string | null;
                        code: string;
                        message: string;
                    }[];
                    /** @description How many there are, where the list is cut short. */
                    failedCount?: number;
                    /** @description Why nothing of it could be read, with what to do; where there is one reason for all. */
                    reason?: string;
                }[];
            };
            changes: {
                since: string;
                newRed: string[];
                /** @description How many there are, where the list is cut short. */
                newRedCount?: number;
                resolved: string[];
                /** @description How many there are, where the list is cut short. */
                resolvedCount?: number;
                /** @description What the run before called those of `resolved` that it carries by name. */
                resolvedItems?: {
                    id: string;
                    title: string;
                    account: string;
                    region: string;
                    resource: string;
                }[];
                /** @description Was red when it was last judged and cannot be judged now: neither resolved nor new. */
                unjudged?: string[];
                /** @description How many there are, where the list is cut short. */
                unjudgedCount?: number;
            } | null;
        };
        Architecture: {
            tiers: {
                /** @enum {string} */
                tier: "entrance" | "compute" | "data";
                /** @description Nodes that the traffic of the event comes to. */
                resources: number;
                /** @description Id of the ceiling that breaks first; null where none that grows could be judged. */
                weakest: string | null;
                breaksAt: number | null;
            }[];
            nodes: {
                /** @description The same on every run. */
                id: string;
                /**
                 * @description `instances` are those of one name or node pool that are in no group.
                 * @enum {string}
                 */
                kind: "api" | "loadBalancer" | "targetGroup" | "cluster" | "autoScalingGroup" | "instances" | "ecsService" | "lambdaFunction" | "database" | "cache" | "searchDomain" | "fileSystem";
                name: string;
                account: string;
                region: string;
                /** @enum {string} */
                tier: "entrance" | "compute" | "data";
                /**
                 * @description Whether the traffic of the event comes there; `unplaced` where nothing shows it.
                 * @enum {string}
                 */
                placement: "on" | "off" | "unplaced";
                /** @description How the placement is known, as a sentence. */
                because: string;
                /** @description Availability Zones; none where they are not known. */
                zones: string[];
                /** @description The worst of its own ceilings; null where it has none. */
                status: ("green" | "yellow" | "red" | "grey") | null;
            }[];
            /** @description How many there are, where the list is cut short. */
            nodeCount?: number;
            edges: {
                from: string;
                to: string;
            }[];
            /** @description How many there are between nodes of the list, where the list of edges is cut short. */
            edgeCount?: number;
            /** @description What all traffic of a load balancer, a target group or a cluster goes through, or keeps its data in, and which is in one Availability Zone or one instance. */
            singlePointsOfFailure: {
                /** @description Id of the node. */
                node: string;
                /** @description What is lost with what, as a sentence. */
                because: string;
            }[];
            /** @description How many there are, where the list is cut short. */
            singlePointCount?: number;
            /** @description What could not be read and may be missing here. None is where all was. */
            unread: {
                account: string;
                region: string;
                artifacts: string[];
            }[];
        };
        Rise: {
            /** @description The same on every run. */
            id: string;
            /** @description Id of the finding that says what to do about it. */
            finding: string;
            account: string;
            region: string;
            /** @description Its name. */
            resource: string;
            /**
             * @description What serves in the resource: instances of an Auto Scaling group, executions of a function at the same time, or capacity units (LCUs) of a load balancer.
             * @enum {string}
             */
            unit: "instances" | "executions" | "LCUs";
            /** @description How long a step of the rise is. */
            stepSeconds: number;
            /** @description How long traffic rises; 0 where it comes at once. */
            minutes: number;
            /** @description How many could just serve the traffic of each step, each as much as it can. */
            needed: number[];
            /** @description How many serve in each step. */
            inService: number[];
            /** @description null where the resource follows. */
            shortfall: {
                from: number;
                /** @description The last step; null where the resource never catches up. */
                to: number | null;
                /** @description The highest share of its traffic that nothing could serve. */
                worst: number;
                worstAt: number;
                /** @description About how many requests nothing could serve, in the rise and the four hours after it at most; null where those of the resource are not counted apart. */
                requests: number | null;
            } | null;
            /** @description What it begins with, as its settings count it: the size of a group in the units of its maximum; the LCUs that a load balancer carries, by itself or reserved. */
            start: number;
            /** @description The smallest such start with which nothing is lacking. */
            enough: number;
            assumptions: string;
        };
        Workbook: {
            event: {
                id: string;
                name: string;
                customer: string;
                /** @description ISO 8601 with the offset of the event's time zone. */
                start: string;
                /** @description ISO 8601 with the offset of the event's time zone. */
                end: string;
                timeZone: string;
            };
            /** @description ISO 8601 with the offset of the event's time zone. */
            asOf: string;
            sections: components["schemas"]["WorkbookSection"][];
            /** @description What of the sections has a date, in the order of time. */
            dates: components["schemas"]["DatedEntry"][];
        };
        WorkbookSection: {
            /** @enum {string} */
            number: "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "10" | "11" | "12" | "13" | "14" | "15" | "16" | "17" | "18" | "A" | "B";
            title: string;
            blocks: components["schemas"]["WorkbookBlock"][];
            missing: {
                /** @description What is missing and how to add it. */
                what: string;
                /** @description Who is to add it; null where nobody is named. */
                owner: string | null;
            }[];
            /** @description What the section waits for, where it is filled later. */
            waitsFor?: string;
        };
        WorkbookBlock: {
            /** @constant */
            kind: "fields";
            title?: string;
            fields: {
                label: string;
                value: components["schemas"]["WorkbookCell"];
            }[];
        } | {
            /** @constant */
            kind: "table";
            title?: string;
            columns: string[];
            rows: components["schemas"]["WorkbookCell"][][];
            /** @description What is not in the rows. */
            note?: string;
        } | {
            /** @constant */
            kind: "text";
            title?: string;
            paragraphs: string[];
        } | components["schemas"]["WorkbookDiagram"] | components["schemas"]["WorkbookChart"];
        WorkbookCell: {
            text: string;
            /** @enum {string} */
            colour?: "green" | "yellow" | "red" | "grey";
            href?: string;
            /** @enum {string} */
            source?: "plan" | "account" | "people";
        };
        WorkbookDiagram: {
            /** @constant */
            kind: "diagram";
            title: string;
            account: string;
            accountName: string | null;
            region: string;
            /** @description In the order in which traffic comes to them. */
            tiers: {
                /** @enum {string} */
                tier: "entrance" | "compute" | "data";
                title: string;
                /** @description In multiples of normal traffic; null where no ceiling that grows could be judged. */
                breaksAt: number | null;
                /** @description The ceiling that breaks first. */
                limitedBy: string | null;
                colour: ("green" | "yellow" | "red" | "grey") | null;
                /** @description Whether no other tier of the diagram breaks earlier. */
                isWeakest: boolean;
            }[];
            nodes: {
                /** @description The same on every run. */
                id: string;
                /**
                 * @description `instances` are those of one name or node pool that are in no group.
                 * @enum {string}
                 */
                kind: "api" | "loadBalancer" | "targetGroup" | "cluster" | "autoScalingGroup" | "instances" | "ecsService" | "lambdaFunction" | "database" | "cache" | "searchDomain" | "fileSystem";
                name: string;
                /** @enum {string} */
                tier: "entrance" | "compute" | "data";
                /** @description Availability Zones; none where they are not known. */
                zones: string[];
                /** @description How the placement is known, as a sentence. */
                because: string;
                /** @description Of its worst ceiling; null where it has none. */
                colour: ("green" | "yellow" | "red" | "grey") | null;
                /** @description Whether it is known that the traffic of the event comes there. */
                isPlaced: boolean;
                /** @description Why it is a single point of failure; null where it is none. */
                failsAlone: string | null;
            }[];
            edges: {
                from: string;
                to: string;
            }[];
            /** @description What is not drawn. */
            notes: string[];
        };
        WorkbookChart: {
            /** @constant */
            kind: "chart";
            title: string;
            unit: string;
            months: {
                /** @description `YYYY-MM`. */
                month: string;
                total: number;
                /** @description Whether the month was over when it was read. */
                isComplete: boolean;
            }[];
            /** @description The largest first; the last one may be all others together. */
            series: {
                name: string;
                /** @description One for each month. */
                values: number[];
            }[];
        };
        DatedEntry: {
            /** @description What it is, within the event: the same each time. */
            id: string;
            title: string;
            /** @description How far it is; null where nothing tells. */
            state: string | null;
            when: {
                /** @description `YYYY-MM-DD` in the event's time zone. */
                day: string;
            } | {
                /** @description ISO 8601 with the offset of the event's time zone. */
                from: string;
                /** @description ISO 8601 with the offset of the event's time zone. */
                to: string;
            };
            details: string[];
        };
        EventPage: {
            event: {
                id: string;
                name: string;
                customer: string;
                /** @description ISO 8601 with the offset of the event's time zone. */
                start: string;
                /** @description ISO 8601 with the offset of the event's time zone. */
                end: string;
                timeZone: string;
            };
            /** @description ISO 8601 with the offset of the event's time zone. */
            asOf: string;
            /** Format: date */
            today: string;
            countdown: string;
            /** @description The latest finished run. */
            run: {
                id: string;
                /** @description ISO 8601 with the offset of the event's time zone. */
                asOf: string;
                verdict: string;
                /** @enum {string} */
                colour: "green" | "yellow" | "red" | "grey";
                answer: string;
            } | null;
            pressing: {
                shown: {
                    /** @description Id of the element, such as `step-5`; null of an item of the plan. */
                    thing: string | null;
                    title: string;
                    /** Format: date */
                    due: string;
                    owner: string | null;
                    isLate: boolean;
                }[];
                total: number;
            };
            steps: {
                step: number;
                /** @enum {string} */
                phase: "Initiate" | "Plan" | "Execute" | "Review";
                title: string;
                /** Format: date */
                due: string;
                /** @description When somebody says that it was done. */
                doneOn: string | null;
                owner: string | null;
                /** @enum {string} */
                state: "done" | "open" | "due-soon" | "overdue";
                /** @description What shows that it is done, or what is lacking; null of a step that happens elsewhere. */
                evidence: string | null;
                remarks: string | null;
                record: {
                    key: string;
                    value: components["schemas"]["TimelineStepOutput"];
                    revision: number;
                    by: string;
                    /** Format: date-time */
                    at: string;
                } | null;
            }[];
            questions: {
                id: components["schemas"]["Question"];
                /** @enum {string} */
                part: "Monitoring" | "Security" | "Resilience" | "Performance" | "Service Limits";
                question: string;
                /** @description What the accounts show. */
                shown: {
                    text: string;
                    /** @enum {string} */
                    colour?: "green" | "yellow" | "red" | "grey";
                    href?: string;
                    /** @enum {string} */
                    source?: "plan" | "account" | "people";
                };
                /** @description What people answered. */
                record: {
                    key: string;
                    value: components["schemas"]["AnswerOutput"];
                    revision: number;
                    by: string;
                    /** Format: date-time */
                    at: string;
                } | null;
            }[];
            items: {
                total: number;
                pending: number;
                /** @description How many the filters leave. */
                matching: number;
                from: number;
                shown: {
                    item: components["schemas"]["ActionItem"];
                    revision: number;
                    due: string | null;
                    isLate: boolean;
                    /** @description What happened last. */
                    changed: {
                        /**
                         * Format: date-time
                         * @example 2026-11-22T00:00:00.000Z
                         */
                        at: string;
                        /** @description A person, or `run` and the id of the run. */
                        by: string;
                        /** @enum {string} */
                        did: "opened" | "changed" | "accepted" | "resolved" | "reopened";
                        detail?: string;
                    } | null;
                }[];
                /** @description Findings of the item that is open which the latest run has yellow or red: waivers can accept them. */
                acceptable: string[];
                owners: string[];
            };
            loadTests: {
                key: string;
                value: components["schemas"]["LoadTestOutput"];
                revision: number;
                by: string;
                /** Format: date-time */
                at: string;
            }[];
            waivers: {
                key: string;
                value: components["schemas"]["WaiverOutput"];
                revision: number;
                by: string;
                /** Format: date-time */
                at: string;
                holds: boolean;
            }[];
            people: string[];
        };
        ActionItem: {
            /** @description The same on every run. */
            id: string;
            /**
             * @description `done`: somebody says so, and the next run tells whether it is. `accepted`: a waiver accepts the risk. `resolved`: runs do not find it any more.
             * @enum {string}
             */
            state: "open" | "in-progress" | "done" | "accepted" | "resolved";
            /** @enum {string} */
            colour: "red" | "yellow" | "green";
            description: string;
            owner?: string;
            /**
             * Format: date
             * @description Where it differs from the latest day on which it still helps.
             */
            due?: string;
            reason?: string;
            remarks?: string;
            /** @description Of an item that a run opened. */
            found?: {
                /** @description Id of the check or the family of ceilings. */
                check: string;
                account: string;
                region: string;
                resource: string;
                /** @description Ids of what one change mends. */
                findings: string[];
                /** @description What is changed, as in what-if. */
                change?: string;
                /**
                 * Format: date
                 * @description The latest day on which it still helps.
                 */
                by?: string;
                /**
                 * Format: date-time
                 * @description As of when a run last said something new of it.
                 * @example 2026-11-22T00:00:00.000Z
                 */
                asOf: string;
            };
            /** @description Oldest first; a long one lacks some of its middle. */
            history: {
                /**
                 * Format: date-time
                 * @example 2026-11-22T00:00:00.000Z
                 */
                at: string;
                /** @description A person, or `run` and the id of the run. */
                by: string;
                /** @enum {string} */
                did: "opened" | "changed" | "accepted" | "resolved" | "reopened";
                detail?: string;
            }[];
        };
        WhatIfAnswer: {
            /** @description Id of the run whose inventories were judged again. */
            run: string;
            before: components["schemas"]["WhatIfState"];
            after: components["schemas"]["WhatIfState"];
            changes: {
                since: string;
                newRed: string[];
                /** @description How many there are, where the list is cut short. */
                newRedCount?: number;
                resolved: string[];
                /** @description How many there are, where the list is cut short. */
                resolvedCount?: number;
                /** @description What the run before called those of `resolved` that it carries by name. */
                resolvedItems?: {
                    id: string;
                    title: string;
                    account: string;
                    region: string;
                    resource: string;
                }[];
                /** @description Was red when it was last judged and cannot be judged now: neither resolved nor new. */
                unjudged?: string[];
                /** @description How many there are, where the list is cut short. */
                unjudgedCount?: number;
            } | null;
        };
        WhatIfState: {
            needed: number | null;
            /** @description How sure the plan is of it: one event of ten stays below `low`, one of ten goes above `high`. Absent where it is one number. */
            multiplierRange?: {
                /**
                 * @description Times normal traffic.
                 * @example 5.4
                 */
                low: number;
                /**
                 * @description Times normal traffic.
                 * @example 5.4
                 */
                likely: number;
                /**
                 * @description Times normal traffic.
                 * @example 5.4
                 */
                high: number;
            };
            /** @enum {string} */
            verdict: "ready" | "at-risk" | "not-ready";
            /** @description Risks that are accepted by a waiver: a verdict `ready` with 12 of them is “Ready with 12 accepted risks”. */
            acceptedRisks?: number;
            /** @description What must be known before the answer, such as a plan that contradicts itself. */
            caveats?: string[];
            breakingPoint: components["schemas"]["BreakingPoint"] | null;
            scorecard: components["schemas"]["Scorecard"];
            /** @description The 100 ceilings that break first. */
            ceilings: components["schemas"]["Ceiling"][];
        };
        UntilGreenAnswer: {
            /** @description Id of the run whose inventories were judged. */
            run: string;
            before: components["schemas"]["WhatIfState"];
            after: components["schemas"]["WhatIfState"];
            breaksFirst: components["schemas"]["NextBreak"] | null;
            /** @description The least set of changes, in the order in which to begin them. */
            steps: components["schemas"]["UntilGreenStep"][];
            /** @description What no change mends, red things first: at most 100. If there is none, the event holds with the steps. */
            remaining: components["schemas"]["UntilGreenRemaining"][];
            remainingCount: number;
        };
        NextBreak: {
            /**
             * @description Times normal traffic.
             * @example 5.4
             */
            multiplier: number;
            /** @description Id of the ceiling. */
            id: string;
            title: string;
            /** @description Where the event must survive that. */
            withoutOneZone?: components["schemas"]["FirstBreak"];
            /** @description Where the event must survive that. */
            withoutOneRegion?: components["schemas"]["FirstBreak"];
        };
        FirstBreak: {
            /**
             * @description Times normal traffic.
             * @example 5.4
             */
            multiplier: number;
            /** @description Id of the ceiling. */
            id: string;
            title: string;
        };
        UntilGreenStep: {
            /** @description As `set` of what-if takes it. */
            change: string;
            /** @description Id of the ceiling or finding that asks for it. */
            id: string;
            title: string;
            account: string;
            region: string;
            fix: components["schemas"]["Fix"];
            /** @description What breaks first with this step and those before it; null where nothing was judged. */
            breaksNext: components["schemas"]["NextBreak"] | null;
        };
        UntilGreenRemaining: {
            /** @description Id of the ceiling or finding. */
            id: string;
            title: string;
            account: string;
            region: string;
            /** @enum {string} */
            status: "red" | "grey";
            /** @description Why no change mends it, as a sentence. */
            because: string;
            fix?: components["schemas"]["Fix"];
        };
        AnswerRecord: {
            key: string;
            value: components["schemas"]["AnswerOutput"];
            /** @enum {string} */
            source: "plan" | "api" | "cli";
            by: string;
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            at: string;
            revision: number;
        };
        LoadTestRecord: {
            key: string;
            value: components["schemas"]["LoadTestOutput"];
            /** @enum {string} */
            source: "plan" | "api" | "cli";
            by: string;
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            at: string;
            revision: number;
        };
        WaiverRecord: {
            key: string;
            value: components["schemas"]["WaiverOutput"];
            /** @enum {string} */
            source: "plan" | "api" | "cli";
            by: string;
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            at: string;
            revision: number;
        };
        OwnerRecord: {
            key: string;
            value: components["schemas"]["OwnerOutput"];
            /** @enum {string} */
            source: "plan" | "api" | "cli";
            by: string;
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            at: string;
            revision: number;
        };
        Step: {
            step: number;
            /** @enum {string} */
            phase: "Initiate" | "Plan" | "Execute" | "Review";
            title: string;
            /** Format: date */
            due: string;
            /** @description When somebody says that it was done. */
            doneOn: string | null;
            owner: string | null;
            /** @enum {string} */
            state: "done" | "open" | "due-soon" | "overdue";
            /** @description What shows that it is done, or what is lacking; null of a step that happens elsewhere. */
            evidence: string | null;
            remarks: string | null;
        };
        TimelineStepRecord: {
            key: string;
            value: components["schemas"]["TimelineStepOutput"];
            /** @enum {string} */
            source: "plan" | "api" | "cli";
            by: string;
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            at: string;
            revision: number;
        };
        StoredActionItem: {
            item: components["schemas"]["ActionItem"];
            revision: number;
        };
        EventActions: {
            /** @description The run that they follow from. */
            run: {
                id: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T00:00:00.000Z
                 */
                asOf: string;
            };
            planned: components["schemas"]["PlannedAction"][];
            /** @description What became of those that somebody applied. */
            applied: components["schemas"]["ActionRecord"][];
        };
        PlannedAction: {
            /** @description The same in every plan that asks for the same. */
            id: string;
            /** @enum {string} */
            kind: "quota-increase" | "support-case" | "capacity-reservation" | "scheduled-action" | "capacity-reset" | "case-resolution";
            account: string;
            region: string;
            /** @description What is done, as a sentence. */
            title: string;
            /** @description The findings and ceilings that it mends, or the step that it does. */
            why: {
                id: string;
                title: string;
            }[];
            /** @description Null where no API does it. */
            call: {
                /** @description The action of IAM that it needs. */
                action: string;
                /** @description Its exact input, as AWS documents it. */
                input: {
                    [key: string]: unknown;
                };
                /** @description What may be lowered, as it is where nobody has changed it since: else nothing is asked of AWS. */
                expects?: {
                    [key: string]: unknown;
                };
            } | null;
            /** @enum {string} */
            state: "ready" | "queued" | "waiting" | "requested" | "done" | "blocked";
            /** @description Why it is in this state, as a sentence. */
            because?: string;
            /** @description Limits of AWS, and how long it takes, as sentences. */
            notes: string[];
            /**
             * Format: date
             * @description The latest day on which it still helps.
             */
            by?: string;
            /**
             * Format: date-time
             * @description It is not applied before.
             * @example 2026-11-22T00:00:00.000Z
             */
            notBefore?: string;
        };
        ActionRecord: {
            /** @description The same in every plan that asks for the same. */
            id: string;
            /** @enum {string} */
            kind: "quota-increase" | "support-case" | "capacity-reservation" | "scheduled-action" | "capacity-reset" | "case-resolution";
            account: string;
            region: string;
            /** @description What is done, as a sentence. */
            title: string;
            call: {
                /** @description The action of IAM that it needs. */
                action: string;
                /** @description Its exact input, as AWS documents it. */
                input: {
                    [key: string]: unknown;
                };
                /** @description What may be lowered, as it is where nobody has changed it since: else nothing is asked of AWS. */
                expects?: {
                    [key: string]: unknown;
                };
            };
            /** @enum {string} */
            state: "started" | "done" | "failed";
            /**
             * Format: date-time
             * @description When it was begun.
             * @example 2026-11-22T00:00:00.000Z
             */
            at: string;
            /** @description Who said so. */
            by: string;
            /** @description What AWS had before, written before the call; absent where no call was about to be made. */
            before?: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            finishedAt?: string;
            /** @description Where it is done. */
            done?: {
                /** @description The id that AWS gave it; null where it gives none. */
                awsId: string | null;
                /** @description What AWS answered, without what looks like a secret. */
                answer: {
                    [key: string]: unknown;
                };
                /** @description Whether AWS had it already, so that nothing was asked for: after a crash, or done by hand. */
                foundAtAws: boolean;
            };
            /** @description Where it has failed. */
            failure?: {
                code: string;
                /** @description The action of IAM that failed. */
                action: string | null;
                message: string;
            };
            /** @description The attempts before, which failed or were never finished; the latest 20. */
            earlier: {
                /**
                 * Format: date-time
                 * @example 2026-11-22T00:00:00.000Z
                 */
                at: string;
                by: string;
                /** @description What AWS had before, written before the call; absent where no call was about to be made. */
                before?: {
                    [key: string]: unknown;
                };
                failure?: {
                    code: string;
                    /** @description The action of IAM that failed. */
                    action: string | null;
                    message: string;
                };
            }[];
        };
        NewReportLink: {
            event: string;
            id: string;
            /** @description null means the run that is the latest finished one when the link is opened. */
            run: string | null;
            /** @enum {string} */
            shows: "report" | "page";
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            createdAt: string;
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            expires: string;
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            revokedAt?: string;
            revokedBy?: string;
            /** @description Whoever has it can read what it shows. It is shown only this once. */
            url: string;
        };
        ReportLink: {
            event: string;
            id: string;
            /** @description null means the run that is the latest finished one when the link is opened. */
            run: string | null;
            /** @enum {string} */
            shows: "report" | "page";
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            createdAt: string;
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            expires: string;
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            revokedAt?: string;
            revokedBy?: string;
        };
        Notification: {
            event: string;
            id: string;
            /** @enum {string} */
            channel: "slack" | "event-bridge";
            /** @enum {string} */
            kind: "changes" | "digest" | "run-completed" | "drill" | "item-overdue" | "step-overdue";
            facts: components["schemas"]["ReadinessFacts"] | components["schemas"]["OverdueFacts"];
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            dueAt: string;
            /** @enum {string} */
            state: "pending" | "confirmed";
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-22T00:00:00.000Z
             */
            confirmedAt?: string;
            /** @description Why the latest attempt to deliver a pending notification failed. */
            failure?: {
                /**
                 * Format: date-time
                 * @example 2026-11-22T00:00:00.000Z
                 */
                at: string;
                reason: string;
            };
        };
        ReadinessFacts: {
            /** @constant */
            schema: "iem-notification/1";
            /** @enum {string} */
            kind: "changes" | "digest" | "run-completed" | "drill";
            event: {
                id: string;
                name: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T00:00:00.000Z
                 */
                start: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T00:00:00.000Z
                 */
                end: string;
                timeZone: string;
            };
            run: {
                id: string;
                trigger: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T00:00:00.000Z
                 */
                asOf: string;
            };
            /** @enum {string} */
            verdict: "ready" | "at-risk" | "not-ready";
            previousVerdict: ("ready" | "at-risk" | "not-ready") | null;
            /** @description Risks that are accepted by a waiver: a verdict `ready` with 12 of them is “Ready with 12 accepted risks”. */
            acceptedRisks?: number;
            /** @description What must be known before the answer, such as a plan that contradicts itself. */
            caveats?: string[];
            breakingPoint: components["schemas"]["BreakingPoint"] | null;
            breaksFirst: string | null;
            needed: number | null;
            score: number | null;
            coverage: number;
            reds: {
                /** @description The number of all items. */
                count: number;
                /** @description The most urgent items. */
                top: {
                    id: string;
                    title: string;
                    account: string;
                    region: string;
                    resource: string;
                    breaksAt?: number;
                    fix?: components["schemas"]["Fix"];
                    owner?: string;
                }[];
            };
            newRed: {
                /** @description The number of all items. */
                count: number;
                /** @description The most urgent items. */
                top: {
                    id: string;
                    title: string;
                    account: string;
                    region: string;
                    resource: string;
                    breaksAt?: number;
                    fix?: components["schemas"]["Fix"];
                    owner?: string;
                }[];
            };
            resolved: {
                /** @description The number of all items. */
                count: number;
                /** @description The most urgent items. */
                top: {
                    id: string;
                    title: string;
                    account: string;
                    region: string;
                    resource: string;
                    breaksAt?: number;
                    fix?: components["schemas"]["Fix"];
                    owner?: string;
                }[];
            };
            /** @description Action items and steps that are overdue or due soon; absent where none is. */
            due?: {
                overdue: number;
                /** @description Due within a week. */
                soon: number;
                /** @description The worst: what has been overdue for longest, and red before yellow. */
                top: {
                    /** @description Id of the action item, or `step~` and the number of the step. */
                    id: string;
                    title: string;
                    owner: string | null;
                    /**
                     * Format: date
                     * @description In the time zone of the event.
                     */
                    due: string;
                    daysOverdue: number;
                    /** @enum {string} */
                    colour: "red" | "yellow" | "green";
                    /** @enum {string} */
                    kind: "item" | "step";
                }[];
            };
            milestone?: string;
        };
        OverdueFacts: {
            /** @constant */
            schema: "iem-overdue/1";
            /** @enum {string} */
            kind: "item-overdue" | "step-overdue";
            event: {
                id: string;
                name: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T00:00:00.000Z
                 */
                start: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T00:00:00.000Z
                 */
                end: string;
                timeZone: string;
            };
            /** @description As it was when it was noticed first. */
            item: {
                /** @description Id of the action item, or `step~` and the number of the step. */
                id: string;
                title: string;
                owner: string | null;
                /**
                 * Format: date
                 * @description In the time zone of the event.
                 */
                due: string;
                daysOverdue: number;
                /** @enum {string} */
                colour: "red" | "yellow" | "green";
            };
        };
        NotificationRef: {
            event: string;
            id: string;
        };
        /** @description The whole event on one page; `npx iem init` writes a commented one. */
        EventPlanOutput: {
            /**
             * @description Version of this format.
             * @default iem-plan/1
             * @constant
             */
            schema: "iem-plan/1";
            /** @description Short name of the event for URLs and file names. */
            id: string;
            /** @description Section 1: what people call the event. */
            name: string;
            /** @description Section 1: whose event it is. */
            customer: string;
            /** @description Section 1. */
            description?: string;
            /**
             * @description Section 1: what kind of event.
             * @default other
             * @enum {string}
             */
            type: "sale" | "launch" | "broadcast" | "migration" | "registration" | "game-day" | "other";
            /**
             * @description Production events survive the loss of a zone by default.
             * @default production
             * @enum {string}
             */
            environment: "production" | "staging" | "test";
            /** @description Section 1. */
            successCriteria: {
                description: string;
                /** @description What is measured, such as checkout p99 latency. */
                metric?: string;
                /** @enum {string} */
                comparison?: "<" | "<=" | ">" | ">=" | "=";
                target?: number;
                unit?: string;
            }[];
            /** @description Step 1. */
            kickoff?: {
                /** @description A date such as "2026-12-12", in calendar.timeZone. */
                heldOn?: string;
                supportRequirements?: string;
                /**
                 * @description Business-critical workloads and the AWS services they depend on.
                 * @default []
                 */
                workloads: {
                    name: string;
                    /** @default true */
                    businessCritical: boolean;
                    awsServices: string[];
                }[];
                /** @default [] */
                capacityRequirements: string[];
                /**
                 * @description Subjects that need expert-level review.
                 * @default []
                 */
                expertReviews: string[];
                /** @description A date such as "2026-12-12", in calendar.timeZone. */
                lastWellArchitectedReview?: string;
            };
            /** @description Step 2. */
            supportCase?: {
                id?: string;
                /** @description The involved account with the highest use. */
                accountId?: string;
                /** @description Step 23: why the case is resolved. */
                reasonCode?: string;
                /** @description Step 23: of which type the case was. */
                categoryType?: string;
            };
            /** @description Section 2. */
            calendar: {
                /** @description IANA name, such as Asia/Singapore. */
                timeZone: string;
                /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                start: string;
                /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                end: string;
                /** @default [] */
                keyDates: {
                    name: string;
                    /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                    at: string;
                }[];
                /** @description No changes in this window: whoever makes one is named. */
                freeze?: {
                    /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                    from: string;
                    /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                    to: string;
                };
            };
            /**
             * @description Section 3.
             * @default []
             */
            contacts: {
                /** @description Team or company. */
                group: string;
                name: string;
                phone?: string;
                role?: string;
                /** Format: email */
                email?: string;
                /**
                 * @description Step 12: AWS services, workloads or tiers that this person knows, such as Amazon RDS.
                 * @default []
                 */
                expertise: string[];
            }[];
            /**
             * @description Step 15: who is called next; contact is the name of a contact.
             * @default []
             */
            escalation: {
                level: number;
                /** @description Name of a contact. */
                contact: string;
                /** @description How this level is called, where it is not by the phone or e-mail address of the contact. */
                channel?: string;
                /** @description Minutes without an answer from the level before. */
                afterMinutes?: number;
            }[];
            /** @description Section 4. */
            bridge?: {
                /** Format: uri */
                url?: string;
                dialIn?: string;
                details?: string;
                /** @description The place of a secret, never the secret itself: `ssm:/path`, `secretsmanager:name` or an ARN of either. */
                credential?: string;
            };
            /**
             * @description Section 5.
             * @default []
             */
            endpoints: {
                name: string;
                /** @enum {string} */
                kind: "site" | "portal" | "monitoring";
                /** Format: uri */
                url: string;
                /** @default 200 */
                expectedStatus: number;
                /** @description The place of a secret, never the secret itself: `ssm:/path`, `secretsmanager:name` or an ARN of either. */
                credential?: string;
            }[];
            /**
             * @description Section 5: domains that endpoints are in and that no account of the plan has registered with Route 53.
             * @default []
             */
            domains: {
                /** @description The domain that is registered, such as example.com. */
                name: string;
                /** @description The day on which its registration ends. */
                expires: string;
                /**
                 * @description Whether the registrar renews it by itself.
                 * @default false
                 */
                autoRenew: boolean;
                registrar?: string;
            }[];
            /** @description Section 6. */
            accounts: {
                /** @description 12-digit AWS account id, in quotes. */
                id: string;
                /** @description What people call the account. */
                name?: string;
                /** @description Profile of your AWS configuration with credentials for this account. */
                profile?: string;
                /** @description Role to assume in this account. */
                roleArn?: string;
                /** @description External id that the trust policy of the role asks for. */
                externalId?: string;
                /** @description The resources of services without a region that belong to the event. */
                global?: {
                    /** @description Ids or CNAMEs. */
                    cloudFrontDistributions?: string[];
                    /** @description Zone ids or domain names. */
                    route53HostedZones?: string[];
                    /** @description Domains that mail is sent from. */
                    sesDomains?: string[];
                    /** @description ARNs of resources of other kinds. */
                    other?: string[];
                };
                /** @description Regions in which the event runs; iem adds the global services by itself. */
                regions: {
                    /**
                     * @description Name of an AWS region, such as ap-southeast-1.
                     * @example us-east-1
                     * @example us-east-2
                     * @example us-west-1
                     * @example us-west-2
                     * @example ca-central-1
                     * @example ca-west-1
                     * @example mx-central-1
                     * @example sa-east-1
                     * @example sa-west-1
                     * @example eu-central-1
                     * @example eu-central-2
                     * @example eu-north-1
                     * @example eu-south-1
                     * @example eu-south-2
                     * @example eu-west-1
                     * @example eu-west-2
                     * @example eu-west-3
                     * @example af-south-1
                     * @example il-central-1
                     * @example me-central-1
                     * @example me-south-1
                     * @example me-west-1
                     * @example ap-east-1
                     * @example ap-east-2
                     * @example ap-northeast-1
                     * @example ap-northeast-2
                     * @example ap-northeast-3
                     * @example ap-south-1
                     * @example ap-south-2
                     * @example ap-southeast-1
                     * @example ap-southeast-2
                     * @example ap-southeast-3
                     * @example ap-southeast-4
                     * @example ap-southeast-5
                     * @example ap-southeast-6
                     * @example ap-southeast-7
                     * @example cn-north-1
                     * @example cn-northwest-1
                     * @example us-gov-east-1
                     * @example us-gov-west-1
                     * @example eusc-de-east-1
                     * @example us-iso-east-1
                     * @example us-iso-west-1
                     * @example us-isob-east-1
                     * @example us-isob-west-1
                     * @example eu-isoe-west-1
                     * @example us-isof-east-1
                     * @example us-isof-south-1
                     */
                    name: string;
                    /** @description The resources of the region that belong to the event: those that carry the tags, belong to a stack or are named. Without a scope, everything in the region is judged. */
                    scope?: {
                        /** @description Resources that carry all of these tags. */
                        tags?: {
                            [key: string]: string;
                        };
                        /** @description Resources of these stacks, by name of the stack. */
                        cloudFormationStacks?: string[];
                        /** @description EC2 instance ids. */
                        instances?: string[];
                        /** @description Names or ARNs. */
                        loadBalancers?: string[];
                        /** @description Names or ARNs. */
                        autoScalingGroups?: string[];
                        /** @description Names or ids of REST, HTTP and WebSocket APIs of API Gateway. */
                        apis?: string[];
                        /** @description Bucket names. */
                        s3Buckets?: string[];
                        /** @description VPC ids; their subnets come with them. */
                        vpcs?: string[];
                        /** @description Ids, or values of the tag Name, of Site-to-Site VPN connections. */
                        vpnConnections?: string[];
                        /** @description Ids or names of connections of Direct Connect; their virtual interfaces come with them. */
                        directConnections?: string[];
                        /** @description Ids or names of virtual interfaces of Direct Connect. */
                        virtualInterfaces?: string[];
                        /** @description Table names or ARNs. */
                        dynamodbTables?: string[];
                        /** @description Identifiers or host names of instances and clusters. */
                        rds?: string[];
                        /** @description Names (`cluster/service` where clusters have services of the same name) or ARNs. */
                        ecsServices?: string[];
                        /** @description Names or ARNs; their managed node groups come with them. */
                        eksClusters?: string[];
                        /** @description Names of rules of EventBridge (`bus/rule` where buses have rules of the same name) or ARNs. */
                        eventRules?: string[];
                        /** @description Names or ARNs of streams of Data Firehose. */
                        firehoseStreams?: string[];
                        /** @description Names or ARNs of data streams. */
                        kinesisStreams?: string[];
                        /** @description Names or ARNs of clusters of Managed Streaming for Apache Kafka. */
                        mskClusters?: string[];
                        /** @description Names or ARNs. */
                        lambdaFunctions?: string[];
                        /** @description Names or ARNs of secrets of Secrets Manager. */
                        secrets?: string[];
                        /** @description Names or ARNs of topics. */
                        snsTopics?: string[];
                        /** @description Names, ARNs or URLs of queues. */
                        sqsQueues?: string[];
                        /** @description Names or ARNs of state machines. */
                        stateMachines?: string[];
                        /** @description Names, ids or ARNs of user pools of Cognito. */
                        userPools?: string[];
                        /** @description Ids of replication groups, clusters or serverless caches. */
                        elastiCache?: string[];
                        /** @description Names or ARNs of clusters of DynamoDB Accelerator. */
                        daxClusters?: string[];
                        /** @description Ids or ARNs of file systems of EFS. */
                        efsFileSystems?: string[];
                        /** @description Names or ARNs of domains of OpenSearch Service. */
                        openSearchDomains?: string[];
                        /** @description ARNs of resources of other kinds. */
                        other?: string[];
                    };
                }[];
            }[];
            /** @description How much traffic is expected. */
            traffic: {
                /** @description Expected peak as a multiple of the normal peak: a number, or low, likely and high, from which the odds follow. */
                multiplier?: number | {
                    /** @description One event of ten stays below it. */
                    low: number;
                    /** @description As many events stay below it as go above it. */
                    likely: number;
                    /** @description One event of ten goes above it: the bad day. */
                    high: number;
                };
                /**
                 * @description Parts of the event in which traffic is high; outside them it is normal. Without any, the whole event is one peak.
                 * @default []
                 */
                peaks: {
                    /** @description What people call it, such as Doors open. */
                    name: string;
                    /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                    from: string;
                    /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                    to: string;
                    /** @description Traffic of this peak as a multiple of the normal peak. */
                    multiplier: number;
                }[];
                /** @description Expected requests per second at the peak. */
                peakRequestsPerSecond?: number;
                /**
                 * @description Load balancers whose traffic grows more than the rest, or less: what they lead to grows with their own requests.
                 * @default []
                 */
                loadBalancers: {
                    /** @description Name or ARN of an Application Load Balancer. */
                    loadBalancer: string;
                    /** @description 12-digit AWS account id, in quotes. */
                    account?: string;
                    /**
                     * @description Name of an AWS region, such as ap-southeast-1.
                     * @example us-east-1
                     * @example us-east-2
                     * @example us-west-1
                     * @example us-west-2
                     * @example ca-central-1
                     * @example ca-west-1
                     * @example mx-central-1
                     * @example sa-east-1
                     * @example sa-west-1
                     * @example eu-central-1
                     * @example eu-central-2
                     * @example eu-north-1
                     * @example eu-south-1
                     * @example eu-south-2
                     * @example eu-west-1
                     * @example eu-west-2
                     * @example eu-west-3
                     * @example af-south-1
                     * @example il-central-1
                     * @example me-central-1
                     * @example me-south-1
                     * @example me-west-1
                     * @example ap-east-1
                     * @example ap-east-2
                     * @example ap-northeast-1
                     * @example ap-northeast-2
                     * @example ap-northeast-3
                     * @example ap-south-1
                     * @example ap-south-2
                     * @example ap-southeast-1
                     * @example ap-southeast-2
                     * @example ap-southeast-3
                     * @example ap-southeast-4
                     * @example ap-southeast-5
                     * @example ap-southeast-6
                     * @example ap-southeast-7
                     * @example cn-north-1
                     * @example cn-northwest-1
                     * @example us-gov-east-1
                     * @example us-gov-west-1
                     * @example eusc-de-east-1
                     * @example us-iso-east-1
                     * @example us-iso-west-1
                     * @example us-isob-east-1
                     * @example us-isob-west-1
                     * @example eu-isoe-west-1
                     * @example us-isof-east-1
                     * @example us-isof-south-1
                     */
                    region: string;
                    /** @description Expected requests per second of this load balancer at the peak. */
                    peakRequestsPerSecond: number;
                }[];
                /** @description Expected requests per second on average over the event. */
                averageRequestsPerSecond?: number;
                /** @description Average size of a request, KB. */
                requestKB?: number;
                /** @description Average size of a response, KB. */
                responseKB?: number;
                /** @description Share of traffic that is TLS, percent. */
                tlsPercent?: number;
                /** @description Whether clients and back ends keep connections open. */
                keepAlive?: boolean;
                /** @description How fast traffic rises. */
                ramp?: {
                    /** @description Time from normal traffic to the peak, at most 28 days. */
                    minutes: number;
                    /**
                     * @description All at once, or evenly over the minutes.
                     * @default linear
                     * @enum {string}
                     */
                    shape: "step" | "linear";
                };
                /** @description Window over which normal traffic is measured; by default the 14 days before the run. */
                baseline?: {
                    /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                    from: string;
                    /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                    to: string;
                    /**
                     * @description Windows that were not normal, such as the last sale.
                     * @default []
                     */
                    exclude: {
                        /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                        from: string;
                        /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                        to: string;
                    }[];
                };
                /**
                 * @description Resources whose use grows less than traffic does, or more.
                 * @default []
                 */
                elasticity: {
                    /** @description A resource must meet all conditions; the first entry that matches it counts. */
                    match: {
                        /** @description Resources that carry all of these tags. */
                        tag?: {
                            [key: string]: string;
                        };
                        /** @description ARN; * stands for anything. */
                        arn?: string;
                        /** @enum {string} */
                        service?: "ec2" | "ebs" | "elasticloadbalancing" | "autoscaling" | "apigateway" | "s3" | "vpc" | "nat-gateway" | "vpn" | "direct-connect" | "dynamodb" | "rds" | "ecs" | "eks" | "eventbridge" | "firehose" | "kinesis" | "msk" | "lambda" | "secrets-manager" | "sns" | "sqs" | "step-functions" | "cognito" | "elasticache" | "dax" | "efs" | "opensearch" | "cloudformation" | "cloudfront" | "route53" | "wafv2" | "aws-api" | "ses";
                        /** @description Name of a group, load balancer, database; * stands for anything. */
                        resource?: string;
                        /** @description 12-digit AWS account id, in quotes. */
                        account?: string;
                        /**
                         * @description Name of an AWS region, such as ap-southeast-1.
                         * @example us-east-1
                         * @example us-east-2
                         * @example us-west-1
                         * @example us-west-2
                         * @example ca-central-1
                         * @example ca-west-1
                         * @example mx-central-1
                         * @example sa-east-1
                         * @example sa-west-1
                         * @example eu-central-1
                         * @example eu-central-2
                         * @example eu-north-1
                         * @example eu-south-1
                         * @example eu-south-2
                         * @example eu-west-1
                         * @example eu-west-2
                         * @example eu-west-3
                         * @example af-south-1
                         * @example il-central-1
                         * @example me-central-1
                         * @example me-south-1
                         * @example me-west-1
                         * @example ap-east-1
                         * @example ap-east-2
                         * @example ap-northeast-1
                         * @example ap-northeast-2
                         * @example ap-northeast-3
                         * @example ap-south-1
                         * @example ap-south-2
                         * @example ap-southeast-1
                         * @example ap-southeast-2
                         * @example ap-southeast-3
                         * @example ap-southeast-4
                         * @example ap-southeast-5
                         * @example ap-southeast-6
                         * @example ap-southeast-7
                         * @example cn-north-1
                         * @example cn-northwest-1
                         * @example us-gov-east-1
                         * @example us-gov-west-1
                         * @example eusc-de-east-1
                         * @example us-iso-east-1
                         * @example us-iso-west-1
                         * @example us-isob-east-1
                         * @example us-isob-west-1
                         * @example eu-isoe-west-1
                         * @example us-isof-east-1
                         * @example us-isof-south-1
                         */
                        region?: string;
                    };
                    /** @description Share of the resource's use that grows with traffic: 0 none, 0.5 half, 1 all of it. */
                    factor?: number;
                    /** @description Times its normal traffic that the resource gets at the peak, such as 40 for the checkout. */
                    multiplier?: number;
                }[];
                /**
                 * @description Services that the account uses and iem cannot judge, but that the event does not depend on, by the names that the report gives, such as mq; and regions in which the account is used without the event, such as eu-west-1.
                 * @default []
                 */
                notInPath: string[];
            };
            /**
             * @description What the event must survive at its peak: the loss of a zone (az), of a zone or a whole region (region), or nothing. By default az for production events.
             * @default {}
             */
            resilience: {
                /** @enum {string} */
                survive?: "none" | "az" | "region";
            };
            /**
             * @description Your own figures for use at the peak, which replace the projection.
             * @default []
             */
            demand: {
                /** @description Family of the ceiling, such as on-demand-vcpu, or its full id. */
                ceiling: string;
                /** @description Name of the resource; leave out for the whole family. */
                resource?: string;
                /**
                 * @description Name of an AWS region, such as ap-southeast-1.
                 * @example us-east-1
                 * @example us-east-2
                 * @example us-west-1
                 * @example us-west-2
                 * @example ca-central-1
                 * @example ca-west-1
                 * @example mx-central-1
                 * @example sa-east-1
                 * @example sa-west-1
                 * @example eu-central-1
                 * @example eu-central-2
                 * @example eu-north-1
                 * @example eu-south-1
                 * @example eu-south-2
                 * @example eu-west-1
                 * @example eu-west-2
                 * @example eu-west-3
                 * @example af-south-1
                 * @example il-central-1
                 * @example me-central-1
                 * @example me-south-1
                 * @example me-west-1
                 * @example ap-east-1
                 * @example ap-east-2
                 * @example ap-northeast-1
                 * @example ap-northeast-2
                 * @example ap-northeast-3
                 * @example ap-south-1
                 * @example ap-south-2
                 * @example ap-southeast-1
                 * @example ap-southeast-2
                 * @example ap-southeast-3
                 * @example ap-southeast-4
                 * @example ap-southeast-5
                 * @example ap-southeast-6
                 * @example ap-southeast-7
                 * @example cn-north-1
                 * @example cn-northwest-1
                 * @example us-gov-east-1
                 * @example us-gov-west-1
                 * @example eusc-de-east-1
                 * @example us-iso-east-1
                 * @example us-iso-west-1
                 * @example us-isob-east-1
                 * @example us-isob-west-1
                 * @example eu-isoe-west-1
                 * @example us-isof-east-1
                 * @example us-isof-south-1
                 */
                region?: string;
                /** @description 12-digit AWS account id, in quotes. */
                account?: string;
                /** @description Expected use at the peak, in the unit of the ceiling. */
                expected: number;
                /** @description Where the figure comes from. */
                reason?: string;
            }[];
            /**
             * @description Resources that you will create for the event.
             * @default []
             */
            plannedAdditions: {
                /** @description Quota code, such as L-53DA6B97, or ceiling family; a family adds the count to each of its quotas. */
                quota: string;
                /**
                 * @description Name of an AWS region, such as ap-southeast-1.
                 * @example us-east-1
                 * @example us-east-2
                 * @example us-west-1
                 * @example us-west-2
                 * @example ca-central-1
                 * @example ca-west-1
                 * @example mx-central-1
                 * @example sa-east-1
                 * @example sa-west-1
                 * @example eu-central-1
                 * @example eu-central-2
                 * @example eu-north-1
                 * @example eu-south-1
                 * @example eu-south-2
                 * @example eu-west-1
                 * @example eu-west-2
                 * @example eu-west-3
                 * @example af-south-1
                 * @example il-central-1
                 * @example me-central-1
                 * @example me-south-1
                 * @example me-west-1
                 * @example ap-east-1
                 * @example ap-east-2
                 * @example ap-northeast-1
                 * @example ap-northeast-2
                 * @example ap-northeast-3
                 * @example ap-south-1
                 * @example ap-south-2
                 * @example ap-southeast-1
                 * @example ap-southeast-2
                 * @example ap-southeast-3
                 * @example ap-southeast-4
                 * @example ap-southeast-5
                 * @example ap-southeast-6
                 * @example ap-southeast-7
                 * @example cn-north-1
                 * @example cn-northwest-1
                 * @example us-gov-east-1
                 * @example us-gov-west-1
                 * @example eusc-de-east-1
                 * @example us-iso-east-1
                 * @example us-iso-west-1
                 * @example us-isob-east-1
                 * @example us-isob-west-1
                 * @example eu-isoe-west-1
                 * @example us-isof-east-1
                 * @example us-isof-south-1
                 */
                region: string;
                /** @description 12-digit AWS account id, in quotes. */
                account?: string;
                /** @description How many more, in the unit of the quota. */
                count: number;
                /** @description What they are for. */
                reason?: string;
            }[];
            /**
             * @description Section 7.
             * @default []
             */
            preWarming: {
                /** @description Name or ARN. */
                loadBalancer: string;
                /** @description 12-digit AWS account id, in quotes. */
                account?: string;
                /**
                 * @description Name of an AWS region, such as ap-southeast-1.
                 * @example us-east-1
                 * @example us-east-2
                 * @example us-west-1
                 * @example us-west-2
                 * @example ca-central-1
                 * @example ca-west-1
                 * @example mx-central-1
                 * @example sa-east-1
                 * @example sa-west-1
                 * @example eu-central-1
                 * @example eu-central-2
                 * @example eu-north-1
                 * @example eu-south-1
                 * @example eu-south-2
                 * @example eu-west-1
                 * @example eu-west-2
                 * @example eu-west-3
                 * @example af-south-1
                 * @example il-central-1
                 * @example me-central-1
                 * @example me-south-1
                 * @example me-west-1
                 * @example ap-east-1
                 * @example ap-east-2
                 * @example ap-northeast-1
                 * @example ap-northeast-2
                 * @example ap-northeast-3
                 * @example ap-south-1
                 * @example ap-south-2
                 * @example ap-southeast-1
                 * @example ap-southeast-2
                 * @example ap-southeast-3
                 * @example ap-southeast-4
                 * @example ap-southeast-5
                 * @example ap-southeast-6
                 * @example ap-southeast-7
                 * @example cn-north-1
                 * @example cn-northwest-1
                 * @example us-gov-east-1
                 * @example us-gov-west-1
                 * @example eusc-de-east-1
                 * @example us-iso-east-1
                 * @example us-iso-west-1
                 * @example us-isob-east-1
                 * @example us-isob-west-1
                 * @example eu-isoe-west-1
                 * @example us-isof-east-1
                 * @example us-isof-south-1
                 */
                region: string;
                /** @description AWS Support case that asks for the pre-warming. */
                supportCaseId?: string;
                useCase?: string;
                /** @description Zones of the load balancer, such as ap-southeast-1a. */
                availabilityZones?: string[];
                /** @description The instances behind it. */
                backends?: {
                    /** @description Whether the instances behind it already run at event size. */
                    scaled: boolean;
                    /** @description When they will, if they do not yet. */
                    scaledBy?: string;
                    /** @description Whether they keep connections open. */
                    keepAlive?: boolean;
                };
                /** @description Share of traffic that is TLS, percent. */
                tlsPercent?: number;
                /** @description When traffic rises and falls; if it stays high for several days, also at which time of each day. */
                increase?: {
                    /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                    start: string;
                    /** @description A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset. */
                    end: string;
                    /** @description How long traffic stays high, in words. */
                    duration?: string;
                    /** @description A time of day such as "08:00", in calendar.timeZone. */
                    dailyIncreaseAt?: string;
                    /** @description A time of day such as "08:00", in calendar.timeZone. */
                    dailyDecreaseAt?: string;
                };
                averageRequestsPerSecond?: number;
                peakRequestsPerSecond?: number;
                /** @description Expected peak of this load balancer, times normal. */
                multiplier?: number;
                /** @description Average size of a request, KB. */
                requestKB?: number;
                /** @description Average size of a response, KB. */
                responseKB?: number;
                /** @description LCUs reserved or to be reserved. */
                reservedCapacityUnits?: number;
                /**
                 * @default not-requested
                 * @enum {string}
                 */
                status: "not-requested" | "requested" | "completed" | "verified";
            }[];
            /**
             * @description Section 8: the steps that are done, and who does the others by when.
             * @default []
             */
            timeline: {
                /** @description Number of the step in the workbook, 1 to 25. */
                step: number;
                owner?: string;
                /** @description A date such as "2026-12-12", in calendar.timeZone. */
                due?: string;
                /** @description A date such as "2026-12-12", in calendar.timeZone. */
                doneOn?: string;
                remarks?: string;
            }[];
            /** @description Section 9. */
            architecture?: {
                /** @default [] */
                diagrams: {
                    title: string;
                    /** Format: uri */
                    url?: string;
                    notes?: string;
                }[];
                notes?: string;
            };
            /**
             * @description Section 12.
             * @default {}
             */
            checklist: {
                /** @description What internal tools are used for monitoring during the event that AWS needs access to? */
                "monitoring-tools"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description What metrics are crucial to be informed about during the event? */
                "monitoring-metrics"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description When was the last rotation of credentials on resources specific to this event? */
                "security-credential-rotation"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description How will the environment be accessed during the event? */
                "security-access-event"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description How will the environment be accessed during component or system failure? */
                "security-access-failure"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description How is a DDoS attack detected and answered, and by whom? */
                "security-ddos-response"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description What risks exist to the stability of the application during the event? */
                "resilience-risks"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Is there a single point of failure? */
                "resilience-single-point-of-failure"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Where is content stored and is it resilient? */
                "resilience-content"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description What is the impact of any lost content, data or systems? */
                "resilience-loss-impact"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description What service restoration plans are in place? */
                "resilience-restoration"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Have RDS, Auto Scaling and ELB been deployed across multiple Availability Zones? */
                "resilience-multi-az"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description In an outage or degradation, is failover automatic or manual? */
                "resilience-failover"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Are EBS snapshots performed? */
                "resilience-ebs-snapshots"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Were RDS instances and other storage services recently backed up? */
                "resilience-backups"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Is there an infrastructure stress point in the design? */
                "performance-infrastructure-stress"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Is there an application stress point in the design? */
                "performance-application-stress"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description What load testing will be performed on the platform? */
                "performance-load-testing"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Is a CDN used for this event? */
                "performance-cdn"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Is logging enabled on key resources, and where does it go? */
                "performance-logging"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Are alarms set for performance breaches, and where do they go? */
                "performance-alarms"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Which AWS services may need increased limits for this event? */
                "limits-services"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Would any Auto Scaling group start more instances than the limit for the region? */
                "limits-auto-scaling"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Will EBS storage needs exceed the volume capacity limit of the region? */
                "limits-ebs-storage"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Will e-mail be sent from EC2 instances, and at what rate? */
                "limits-email-rate"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Is Provisioned IOPS sized correctly, and may it need to be raised? */
                "limits-provisioned-iops"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Will Spot instances be used, and could their limit be reached? */
                "limits-spot"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description Will more S3 buckets be created, and will the account limit be reached? */
                "limits-s3-buckets"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
                /** @description If SES is used, how many e-mails are expected in 24 hours? */
                "limits-ses"?: {
                    answer: string;
                    /**
                     * @description How you judge your own answer.
                     * @enum {string}
                     */
                    status?: "green" | "yellow" | "red";
                    answeredBy?: string;
                    /** @description A date such as "2026-12-12", in calendar.timeZone. */
                    answeredOn?: string;
                };
            };
            /**
             * @description Section 13.
             * @default []
             */
            loadTests: {
                name: string;
                /** @description A date such as "2026-12-12", in calendar.timeZone. */
                on: string;
                /** @enum {string} */
                result: "passed" | "unsatisfactory" | "failed" | "planned";
                /** @description Traffic that the test reached, as a multiple of normal traffic. */
                reachedMultiplier?: number;
                reachedRequestsPerSecond?: number;
                /**
                 * @description Requests per second that one instance of a group served within its latency target.
                 * @default []
                 */
                requestsPerSecondPerInstance: {
                    /** @description Name of the group. */
                    autoScalingGroup: string;
                    /** @description Requests per second. */
                    value: number;
                }[];
                /** Format: uri */
                report?: string;
                notes?: string;
            }[];
            /**
             * @description Section 14.
             * @default {}
             */
            scenarios: {
                primary?: {
                    description: string;
                    /** @description What makes you carry out this plan. */
                    trigger?: string;
                    /**
                     * @description Whom you notify.
                     * @default []
                     */
                    notify: string[];
                    /** @description How you notify them. */
                    notifyBy?: string;
                    /** @description How you verify that it worked. */
                    verifySuccess?: string;
                };
                rollback?: {
                    description: string;
                    /** @description What makes you carry out this plan. */
                    trigger?: string;
                    /**
                     * @description Whom you notify.
                     * @default []
                     */
                    notify: string[];
                    /** @description How you notify them. */
                    notifyBy?: string;
                    /** @description How you verify that it worked. */
                    verifySuccess?: string;
                };
            };
            /**
             * @description Section 16.
             * @default []
             */
            actionItems: {
                description: string;
                /** @enum {string} */
                status: "red" | "yellow" | "green";
                reason?: string;
                owner?: string;
                /** @description A date such as "2026-12-12", in calendar.timeZone. */
                due?: string;
                remarks?: string;
            }[];
            /**
             * @description Section 17.
             * @default []
             */
            recommendations: string[];
            /** @description Section 18. */
            postEventAnalysis?: string;
            /**
             * @description Appendix A.
             * @default []
             */
            references: {
                title: string;
                /** Format: uri */
                url?: string;
                notes?: string;
            }[];
            /** @description When a ceiling turns yellow. */
            thresholds: {
                /**
                 * @description Share of a limit above which a ceiling is yellow.
                 * @default 0.8
                 */
                yellow: number;
            };
            /**
             * @description Risks that somebody accepts until a date.
             * @default []
             */
            waivers: {
                /** @description Id of the finding or ceiling, or a check id; * stands for anything. */
                finding: string;
                /** @description 12-digit AWS account id, in quotes. */
                account?: string;
                /** @description A region of the plan, or global. */
                region?: string;
                /** @description Name of the resource; * stands for anything. */
                resource?: string;
                /** @description Why the risk is accepted. */
                reason: string;
                /** @description Who accepts it. */
                owner: string;
                /** @description A date such as "2026-12-12", in calendar.timeZone. */
                expires: string;
            }[];
            /** @description When the deployed backend runs checks by itself. */
            schedule: {
                /**
                 * @description Whether scheduled runs are paused.
                 * @default false
                 */
                paused: boolean;
                /**
                 * @description Full runs before the event; each entry holds until the next begins, the last until the start.
                 * @default [
                 *       {
                 *         "from": "8w",
                 *         "every": "1w"
                 *       },
                 *       {
                 *         "from": "4w",
                 *         "every": "1d"
                 *       },
                 *       {
                 *         "from": "7d",
                 *         "every": "6h"
                 *       },
                 *       {
                 *         "from": "24h",
                 *         "every": "1h"
                 *       }
                 *     ]
                 */
                countdown: {
                    /** @description How long before the start of the event the entry begins to hold. */
                    from: string;
                    /** @description A duration such as "5m", "6h", "1d" or "8w"; days and weeks follow the calendar of calendar.timeZone. */
                    every: string;
                }[];
                /** @description Runs from the start of the event to its end. */
                during: {
                    /**
                     * @description A duration such as "5m", "6h", "1d" or "8w"; days and weeks follow the calendar of calendar.timeZone.
                     * @default 5m
                     */
                    every: string;
                    /**
                     * @description light: a run reads again only metrics and what autoscaling changes, and takes the rest from the last full run. none: no runs.
                     * @default light
                     * @enum {string}
                     */
                    profile: "light" | "full" | "none";
                };
                /**
                 * @description Full runs this long after the end.
                 * @default [
                 *       "1d"
                 *     ]
                 */
                after: string[];
            };
            /** @description Where iem sends notifications of changes. */
            notifications: {
                /** @description The place of a secret, never the secret itself: `ssm:/path`, `secretsmanager:name` or an ARN of either. */
                slackWebhook?: string;
                /** @description Name or ARN of an EventBridge bus. */
                eventBus?: string;
                /** @description In these hours only notifications of a new red are sent. */
                quietHours?: {
                    /** @description A time of day such as "08:00", in calendar.timeZone. */
                    from: string;
                    /** @description A time of day such as "08:00", in calendar.timeZone. */
                    to: string;
                };
            };
        };
        /**
         * @example {
         *       "step": 5,
         *       "owner": "Mei Tan",
         *       "due": "2026-11-07",
         *       "doneOn": "2026-11-05"
         *     }
         */
        TimelineStepOutput: {
            /** @description Number of the step in the workbook, 1 to 25. */
            step: number;
            owner?: string;
            /** @description A date such as "2026-12-12", in calendar.timeZone. */
            due?: string;
            /** @description A date such as "2026-12-12", in calendar.timeZone. */
            doneOn?: string;
            remarks?: string;
        };
        /**
         * @example {
         *       "answer": "CloudWatch and Grafana, on call around the clock",
         *       "status": "green"
         *     }
         */
        AnswerOutput: {
            answer: string;
            /**
             * @description How you judge your own answer.
             * @enum {string}
             */
            status?: "green" | "yellow" | "red";
            answeredBy?: string;
            /** @description A date such as "2026-12-12", in calendar.timeZone. */
            answeredOn?: string;
        };
        /**
         * @example {
         *       "name": "Full rehearsal",
         *       "on": "2026-11-28",
         *       "result": "passed",
         *       "reachedMultiplier": 24,
         *       "requestsPerSecondPerInstance": [
         *         {
         *           "autoScalingGroup": "shop-web",
         *           "value": 120
         *         }
         *       ]
         *     }
         */
        LoadTestOutput: {
            name: string;
            /** @description A date such as "2026-12-12", in calendar.timeZone. */
            on: string;
            /** @enum {string} */
            result: "passed" | "unsatisfactory" | "failed" | "planned";
            /** @description Traffic that the test reached, as a multiple of normal traffic. */
            reachedMultiplier?: number;
            reachedRequestsPerSecond?: number;
            /**
             * @description Requests per second that one instance of a group served within its latency target.
             * @default []
             */
            requestsPerSecondPerInstance: {
                /** @description Name of the group. */
                autoScalingGroup: string;
                /** @description Requests per second. */
                value: number;
            }[];
            /** Format: uri */
            report?: string;
            notes?: string;
        };
        /**
         * @example {
         *       "finding": "db-multi-az",
         *       "resource": "reports",
         *       "reason": "The reports may be down for a day.",
         *       "owner": "Mei Tan",
         *       "expires": "2026-12-13"
         *     }
         */
        WaiverOutput: {
            /** @description Id of the finding or ceiling, or a check id; * stands for anything. */
            finding: string;
            /** @description 12-digit AWS account id, in quotes. */
            account?: string;
            /** @description A region of the plan, or global. */
            region?: string;
            /** @description Name of the resource; * stands for anything. */
            resource?: string;
            /** @description Why the risk is accepted. */
            reason: string;
            /** @description Who accepts it. */
            owner: string;
            /** @description A date such as "2026-12-12", in calendar.timeZone. */
            expires: string;
        };
        /**
         * @example {
         *       "owner": "Mei Tan"
         *     }
         */
        OwnerOutput: {
            /** @description The person who is responsible. */
            owner: string;
        };
    };
    responses: {
        /** @description The request cannot be read. */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description AWS throttles the requests. */
        Problem429: {
            headers: {
                /** @description Seconds to wait before the next attempt. */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something went wrong on our side. */
        Problem500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The store does not answer; AWS does not answer. */
        Problem503: {
            headers: {
                /** @description Seconds to wait before the next attempt. */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token is missing or not valid; answered by API Gateway. */
        Gateway401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayMessage"];
            };
        };
        /** @description The signature is missing or not valid, or the caller may not do this; answered by API Gateway. */
        Gateway403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayMessage"];
            };
        };
        /** @description The event has changed since it was read; The record has changed since it was read; A run is in progress; A request with this Idempotency-Key is being processed. */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large. */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The media type of the body is not supported. */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The event plan is not valid; The event is too large to be judged while you wait; The change cannot be made; The content is not valid; The Idempotency-Key was used for another request. */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such event; There is no such run; There is no such action item; There is no such route; There is no such link; There is no such record. */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request must say which revision it changes. */
        Problem428: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The report is not available in this media type; The reply is too large to be sent. */
        Problem406: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The API is running. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["Problem400"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The OpenAPI 3.1 document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApiDocument"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description The most items on the page. A page may have fewer, even if it is not the last. */
                limit?: number;
                /** @description The `cursor` of the page before; without it, the first page is returned. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EventSummary"][];
                        /** @description Send it to get the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description For a day, a request with the same key and content gets the same reply again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "launch",
                 *       "name": "Launch",
                 *       "customer": "Example Shop",
                 *       "successCriteria": [
                 *         {
                 *           "description": "Checkout stays up"
                 *         }
                 *       ],
                 *       "calendar": {
                 *         "timeZone": "Asia/Singapore",
                 *         "start": "2026-12-12 00:00",
                 *         "end": "2026-12-12 23:59"
                 *       },
                 *       "accounts": [
                 *         {
                 *           "id": "111122223333",
                 *           "regions": [
                 *             {
                 *               "name": "us-east-1"
                 *             }
                 *           ]
                 *         }
                 *       ],
                 *       "traffic": {
                 *         "multiplier": 22
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["EventPlan"];
                /**
                 * @example {
                 *       "id": "launch",
                 *       "name": "Launch",
                 *       "customer": "Example Shop",
                 *       "successCriteria": [
                 *         {
                 *           "description": "Checkout stays up"
                 *         }
                 *       ],
                 *       "calendar": {
                 *         "timeZone": "Asia/Singapore",
                 *         "start": "2026-12-12 00:00",
                 *         "end": "2026-12-12 23:59"
                 *       },
                 *       "accounts": [
                 *         {
                 *           "id": "111122223333",
                 *           "regions": [
                 *             {
                 *               "name": "us-east-1"
                 *             }
                 *           ]
                 *         }
                 *       ],
                 *       "traffic": {
                 *         "multiplier": 22
                 *       }
                 *     }
                 */
                "application/yaml": components["schemas"]["EventPlan"];
                /**
                 * @example {
                 *       "id": "launch",
                 *       "name": "Launch",
                 *       "customer": "Example Shop",
                 *       "successCriteria": [
                 *         {
                 *           "description": "Checkout stays up"
                 *         }
                 *       ],
                 *       "calendar": {
                 *         "timeZone": "Asia/Singapore",
                 *         "start": "2026-12-12 00:00",
                 *         "end": "2026-12-12 23:59"
                 *       },
                 *       "accounts": [
                 *         {
                 *           "id": "111122223333",
                 *           "regions": [
                 *             {
                 *               "name": "us-east-1"
                 *             }
                 *           ]
                 *         }
                 *       ],
                 *       "traffic": {
                 *         "multiplier": 22
                 *       }
                 *     }
                 */
                "application/x-yaml": components["schemas"]["EventPlan"];
                /**
                 * @example {
                 *       "id": "launch",
                 *       "name": "Launch",
                 *       "customer": "Example Shop",
                 *       "successCriteria": [
                 *         {
                 *           "description": "Checkout stays up"
                 *         }
                 *       ],
                 *       "calendar": {
                 *         "timeZone": "Asia/Singapore",
                 *         "start": "2026-12-12 00:00",
                 *         "end": "2026-12-12 23:59"
                 *       },
                 *       "accounts": [
                 *         {
                 *           "id": "111122223333",
                 *           "regions": [
                 *             {
                 *               "name": "us-east-1"
                 *             }
                 *           ]
                 *         }
                 *       ],
                 *       "traffic": {
                 *         "multiplier": 22
                 *       }
                 *     }
                 */
                "text/yaml": components["schemas"]["EventPlan"];
            };
        };
        responses: {
            /** @description The event was created. */
            201: {
                headers: {
                    /** @description The revision; send it as If-Match to change the event. */
                    ETag?: string;
                    /** @description Path of the event. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventSummary"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    validatePlan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "launch",
                 *       "name": "Launch",
                 *       "customer": "Example Shop",
                 *       "successCriteria": [
                 *         {
                 *           "description": "Checkout stays up"
                 *         }
                 *       ],
                 *       "calendar": {
                 *         "timeZone": "Asia/Singapore",
                 *         "start": "2026-12-12 00:00",
                 *         "end": "2026-12-12 23:59"
                 *       },
                 *       "accounts": [
                 *         {
                 *           "id": "111122223333",
                 *           "regions": [
                 *             {
                 *               "name": "us-east-1"
                 *             }
                 *           ]
                 *         }
                 *       ],
                 *       "traffic": {
                 *         "multiplier": 22
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["EventPlan"];
                /**
                 * @example {
                 *       "id": "launch",
                 *       "name": "Launch",
                 *       "customer": "Example Shop",
                 *       "successCriteria": [
                 *         {
                 *           "description": "Checkout stays up"
                 *         }
                 *       ],
                 *       "calendar": {
                 *         "timeZone": "Asia/Singapore",
                 *         "start": "2026-12-12 00:00",
                 *         "end": "2026-12-12 23:59"
                 *       },
                 *       "accounts": [
                 *         {
                 *           "id": "111122223333",
                 *           "regions": [
                 *             {
                 *               "name": "us-east-1"
                 *             }
                 *           ]
                 *         }
                 *       ],
                 *       "traffic": {
                 *         "multiplier": 22
                 *       }
                 *     }
                 */
                "application/yaml": components["schemas"]["EventPlan"];
                /**
                 * @example {
                 *       "id": "launch",
                 *       "name": "Launch",
                 *       "customer": "Example Shop",
                 *       "successCriteria": [
                 *         {
                 *           "description": "Checkout stays up"
                 *         }
                 *       ],
                 *       "calendar": {
                 *         "timeZone": "Asia/Singapore",
                 *         "start": "2026-12-12 00:00",
                 *         "end": "2026-12-12 23:59"
                 *       },
                 *       "accounts": [
                 *         {
                 *           "id": "111122223333",
                 *           "regions": [
                 *             {
                 *               "name": "us-east-1"
                 *             }
                 *           ]
                 *         }
                 *       ],
                 *       "traffic": {
                 *         "multiplier": 22
                 *       }
                 *     }
                 */
                "application/x-yaml": components["schemas"]["EventPlan"];
                /**
                 * @example {
                 *       "id": "launch",
                 *       "name": "Launch",
                 *       "customer": "Example Shop",
                 *       "successCriteria": [
                 *         {
                 *           "description": "Checkout stays up"
                 *         }
                 *       ],
                 *       "calendar": {
                 *         "timeZone": "Asia/Singapore",
                 *         "start": "2026-12-12 00:00",
                 *         "end": "2026-12-12 23:59"
                 *       },
                 *       "accounts": [
                 *         {
                 *           "id": "111122223333",
                 *           "regions": [
                 *             {
                 *               "name": "us-east-1"
                 *             }
                 *           ]
                 *         }
                 *       ],
                 *       "traffic": {
                 *         "multiplier": 22
                 *       }
                 *     }
                 */
                "text/yaml": components["schemas"]["EventPlan"];
            };
        };
        responses: {
            /** @description The problems of the plan. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanCheck"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getEvent: {
        parameters: {
            query?: {
                /** @description The revision to read; by default the latest. */
                revision?: number;
            };
            header?: {
                /** @description ETags that the caller has. The answer is 304 if one of them is current. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plan. */
            200: {
                headers: {
                    /** @description The revision; send it as If-Match to change the event. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredEvent"];
                };
            };
            /** @description The caller already has the current version. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replaceEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read. The request is refused if there is a newer revision. */
                "If-Match": string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "launch",
                 *       "name": "Launch",
                 *       "customer": "Example Shop",
                 *       "successCriteria": [
                 *         {
                 *           "description": "Checkout stays up"
                 *         }
                 *       ],
                 *       "calendar": {
                 *         "timeZone": "Asia/Singapore",
                 *         "start": "2026-12-12 00:00",
                 *         "end": "2026-12-12 23:59"
                 *       },
                 *       "accounts": [
                 *         {
                 *           "id": "111122223333",
                 *           "regions": [
                 *             {
                 *               "name": "us-east-1"
                 *             }
                 *           ]
                 *         }
                 *       ],
                 *       "traffic": {
                 *         "multiplier": 22
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["EventPlan"];
                /**
                 * @example {
                 *       "id": "launch",
                 *       "name": "Launch",
                 *       "customer": "Example Shop",
                 *       "successCriteria": [
                 *         {
                 *           "description": "Checkout stays up"
                 *         }
                 *       ],
                 *       "calendar": {
                 *         "timeZone": "Asia/Singapore",
                 *         "start": "2026-12-12 00:00",
                 *         "end": "2026-12-12 23:59"
                 *       },
                 *       "accounts": [
                 *         {
                 *           "id": "111122223333",
                 *           "regions": [
                 *             {
                 *               "name": "us-east-1"
                 *             }
                 *           ]
                 *         }
                 *       ],
                 *       "traffic": {
                 *         "multiplier": 22
                 *       }
                 *     }
                 */
                "application/yaml": components["schemas"]["EventPlan"];
                /**
                 * @example {
                 *       "id": "launch",
                 *       "name": "Launch",
                 *       "customer": "Example Shop",
                 *       "successCriteria": [
                 *         {
                 *           "description": "Checkout stays up"
                 *         }
                 *       ],
                 *       "calendar": {
                 *         "timeZone": "Asia/Singapore",
                 *         "start": "2026-12-12 00:00",
                 *         "end": "2026-12-12 23:59"
                 *       },
                 *       "accounts": [
                 *         {
                 *           "id": "111122223333",
                 *           "regions": [
                 *             {
                 *               "name": "us-east-1"
                 *             }
                 *           ]
                 *         }
                 *       ],
                 *       "traffic": {
                 *         "multiplier": 22
                 *       }
                 *     }
                 */
                "application/x-yaml": components["schemas"]["EventPlan"];
                /**
                 * @example {
                 *       "id": "launch",
                 *       "name": "Launch",
                 *       "customer": "Example Shop",
                 *       "successCriteria": [
                 *         {
                 *           "description": "Checkout stays up"
                 *         }
                 *       ],
                 *       "calendar": {
                 *         "timeZone": "Asia/Singapore",
                 *         "start": "2026-12-12 00:00",
                 *         "end": "2026-12-12 23:59"
                 *       },
                 *       "accounts": [
                 *         {
                 *           "id": "111122223333",
                 *           "regions": [
                 *             {
                 *               "name": "us-east-1"
                 *             }
                 *           ]
                 *         }
                 *       ],
                 *       "traffic": {
                 *         "multiplier": 22
                 *       }
                 *     }
                 */
                "text/yaml": components["schemas"]["EventPlan"];
            };
        };
        responses: {
            /** @description The latest revision. */
            200: {
                headers: {
                    /** @description The revision; send it as If-Match to change the event. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventSummary"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read. The request is refused if there is a newer revision. */
                "If-Match": string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event was hidden. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listRevisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All revisions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EventSummary"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listRuns: {
        parameters: {
            query?: {
                /** @description The most items on the page. A page may have fewer, even if it is not the last. */
                limit?: number;
                /** @description The `cursor` of the page before; without it, the first page is returned. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Run"][];
                        /** @description Send it to get the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    startRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description For a day, a request with the same key and content gets the same reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RunRequest"];
            };
        };
        responses: {
            /** @description This run was already in progress. */
            200: {
                headers: {
                    /** @description Path of the run. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description The run was started. */
            202: {
                headers: {
                    /** @description Path of the run. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                /** @description Id of a run, or `latest` for the latest finished one. */
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    cancelRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description For a day, a request with the same key and content gets the same reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                /** @description Id of a run, or `latest` for the latest finished one. */
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                /** @description Id of a run, or `latest` for the latest finished one. */
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The progress of the run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that the caller has. The answer is 304 if one of them is current. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The result of the run. */
            200: {
                headers: {
                    /** @description Changes with the run. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description The caller already has the current version. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listFindings: {
        parameters: {
            query?: {
                /** @description The most items on the page. A page may have fewer, even if it is not the last. */
                limit?: number;
                /** @description The `cursor` of the page before; without it, the first page is returned. */
                cursor?: string;
                status?: "pass" | "warn" | "fail" | "unknown" | "notApplicable";
                account?: string;
                region?: string;
                check?: string;
                /** @description Only findings of this row of the scorecard. */
                row?: "availability-architecture" | "stability-case-management" | "scalability-capacity" | "scalability-load-balancers" | "scalability-load-test" | "security-trusted-advisor" | "security-ddos";
            };
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                /** @description Id of a run, or `latest` for the latest finished one. */
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page; every page costs the same. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Finding"][];
                        /** @description Send it to get the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listCeilings: {
        parameters: {
            query?: {
                /** @description The most items on the page. A page may have fewer, even if it is not the last. */
                limit?: number;
                /** @description The `cursor` of the page before; without it, the first page is returned. */
                cursor?: string;
                status?: "green" | "yellow" | "red" | "grey";
                account?: string;
                region?: string;
                family?: "cloudfront-requests" | "cloudfront-data-transfer" | "web-acl-rate-limit" | "cloudfront-web-acl-rate-limit" | "web-acl-requests" | "api-account-throttle" | "api-stage-throttle" | "cognito-request-rate" | "auto-scaling-group-size" | "instance-cpu" | "on-demand-vcpu" | "spot-vcpu" | "subnet-free-addresses" | "network-interfaces" | "nat-gateway-connections" | "nat-gateway-bandwidth" | "nat-gateway-packets" | "vpn-tunnel-bandwidth" | "virtual-gateway-bandwidth" | "direct-connect-bandwidth" | "ebs-storage" | "volume-iops" | "volume-throughput" | "ecs-service-tasks" | "fargate-vcpu" | "fargate-spot-vcpu" | "eks-nodes-per-node-group" | "eks-node-groups-per-cluster" | "eks-clusters" | "cloudformation-stacks" | "iam-entities" | "lambda-concurrency" | "lambda-reserved-concurrency" | "lambda-event-source-concurrency" | "step-functions-start-rate" | "step-functions-state-transitions" | "step-functions-open-executions" | "step-functions-express-start-rate" | "targets-per-target-group" | "targets-per-load-balancer" | "load-balancers" | "target-groups" | "db-cpu" | "db-serverless-capacity" | "db-readers" | "db-iops" | "db-throughput" | "db-connections" | "documentdb-connections" | "documentdb-cursors" | "neptune-connections" | "db-storage" | "db-instances" | "db-total-storage" | "cache-cpu" | "cache-connections" | "cache-network" | "cache-memory" | "serverless-cache-ecpu" | "serverless-cache-storage" | "cache-nodes" | "cache-nodes-per-cluster" | "serverless-cache-count" | "dax-cpu" | "dax-connections" | "dax-network" | "dax-cache-memory" | "dax-nodes" | "opensearch-cpu" | "opensearch-storage" | "opensearch-domains" | "opensearch-domain-instances" | "efs-throughput" | "efs-operations" | "efs-connections" | "efs-file-systems" | "dynamodb-read-capacity" | "dynamodb-write-capacity" | "dynamodb-table-read-quota" | "dynamodb-table-write-quota" | "dynamodb-account-read-quota" | "dynamodb-account-write-quota" | "kinesis-write-capacity" | "kinesis-read-capacity" | "kinesis-on-demand-throughput" | "kinesis-shard-quota" | "msk-cpu" | "msk-storage" | "msk-throughput" | "msk-connections" | "msk-brokers" | "firehose-throughput" | "firehose-partitions" | "firehose-streams" | "ses-send-rate" | "ses-daily-sends" | "eventbridge-put-events" | "eventbridge-invocations" | "sns-publish-rate" | "sns-fifo-throughput" | "sns-fifo-groups" | "sms-monthly-spend" | "call-rate" | "sqs-in-flight" | "sqs-fifo-throughput" | "sqs-fifo-groups" | "s3-buckets";
            };
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                /** @description Id of a run, or `latest` for the latest finished one. */
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page; every page costs the same. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Ceiling"][];
                        /** @description Send it to get the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listTargets: {
        parameters: {
            query?: {
                /** @description The most items on the page. A page may have fewer, even if it is not the last. */
                limit?: number;
                /** @description The `cursor` of the page before; without it, the first page is returned. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                /** @description Id of a run, or `latest` for the latest finished one. */
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CollectedTarget"][];
                        /** @description Send it to get the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTargetInventory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                /** @description Id of a run, or `latest` for the latest finished one. */
                runId: string;
                account: string;
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The artifacts of the target, without their items. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetInventory"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listArtifactItems: {
        parameters: {
            query?: {
                /** @description The most items on the page. A page may have fewer, even if it is not the last. */
                limit?: number;
                /** @description The `cursor` of the page before; without it, the first page is returned. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                /** @description Id of a run, or `latest` for the latest finished one. */
                runId: string;
                account: string;
                region: string;
                artifact: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: unknown[];
                        /** @description Send it to get the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getReport: {
        parameters: {
            query?: {
                format?: "json" | "html" | "markdown" | "csv" | "csv-excel" | "junit";
            };
            header?: {
                /** @description ETags that the caller has. The answer is 304 if one of them is current. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                /** @description Id of a run, or `latest` for the latest finished one. */
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    /** @description Changes with the run. */
                    ETag?: string;
                    /** @description Accept, Accept-Encoding. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                    "text/html": string;
                    "text/markdown": string;
                    "text/csv": string;
                    "application/xml": string;
                };
            };
            /** @description The caller already has the current version. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getWorkbook: {
        parameters: {
            query?: {
                format?: "json" | "html" | "markdown" | "ics" | "svg" | "drawio" | "xlsx";
            };
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workbook. */
            200: {
                headers: {
                    /** @description Accept, Accept-Encoding. */
                    Vary?: string;
                    /** @description Names a file that is saved. */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workbook"];
                    "text/html": string;
                    "text/markdown": string;
                    "text/calendar": string;
                    "image/svg+xml": string;
                    "application/vnd.jgraph.mxfile": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPage: {
        parameters: {
            query?: {
                /** @description Only action items in this state; by default those that are to do. */
                state?: "pending" | "all" | "open" | "in-progress" | "done" | "accepted" | "resolved";
                /** @description Only action items of this owner: - for those that nobody has, * for all. */
                owner?: string;
                /** @description Only action items of this colour. */
                colour?: "any" | "red" | "yellow" | "green";
                /** @description Only action items that contain these words. */
                text?: string;
                /** @description How many action items come before the first that is shown. */
                from?: number;
                /** @description Id of an element. An action item, `item-` and its id, is shown with its history. */
                open?: string;
                format?: "json" | "html";
            };
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. Of many action items it has fifty at once. */
            200: {
                headers: {
                    /** @description Accept, Accept-Encoding. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                    "text/html": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    askWhatIf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhatIf"];
            };
        };
        responses: {
            /** @description The results without and with the changes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhatIfAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    askUntilGreen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UntilGreen"];
            };
        };
        responses: {
            /** @description The changes, and what remains. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UntilGreenAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listAnswers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AnswerRecord"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createAnswer: {
        parameters: {
            query?: never;
            header?: {
                /** @description For a day, a request with the same key and content gets the same reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAnswer"];
            };
        };
        responses: {
            /** @description The record was created. */
            201: {
                headers: {
                    /** @description The revision; send it as If-Match to change the answer. */
                    ETag?: string;
                    /** @description Path of the answer. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerRecord"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAnswer: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that the caller has. The answer is 304 if one of them is current. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                /** @description A question of section 12 of the workbook. */
                key: components["schemas"]["Question"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description The revision; send it as If-Match to change the answer. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerRecord"];
                };
            };
            /** @description The caller already has the current version. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replaceAnswer: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read. The request is refused if there is a newer revision. */
                "If-Match": string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                /** @description A question of section 12 of the workbook. */
                key: components["schemas"]["Question"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Answer"];
            };
        };
        responses: {
            /** @description The record was changed. */
            200: {
                headers: {
                    /** @description The revision; send it as If-Match to change the answer. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerRecord"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteAnswer: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read. The request is refused if there is a newer revision. */
                "If-Match": string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                /** @description A question of section 12 of the workbook. */
                key: components["schemas"]["Question"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record was deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listLoadTests: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LoadTestRecord"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createLoadTest: {
        parameters: {
            query?: never;
            header?: {
                /** @description For a day, a request with the same key and content gets the same reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoadTest"];
            };
        };
        responses: {
            /** @description The record was created. */
            201: {
                headers: {
                    /** @description The revision; send it as If-Match to change the load test. */
                    ETag?: string;
                    /** @description Path of the load test. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoadTestRecord"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getLoadTest: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that the caller has. The answer is 304 if one of them is current. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The load test. */
            200: {
                headers: {
                    /** @description The revision; send it as If-Match to change the load test. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoadTestRecord"];
                };
            };
            /** @description The caller already has the current version. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replaceLoadTest: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read. The request is refused if there is a newer revision. */
                "If-Match": string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoadTest"];
            };
        };
        responses: {
            /** @description The record was changed. */
            200: {
                headers: {
                    /** @description The revision; send it as If-Match to change the load test. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoadTestRecord"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteLoadTest: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read. The request is refused if there is a newer revision. */
                "If-Match": string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record was deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listWaivers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WaiverRecord"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createWaiver: {
        parameters: {
            query?: never;
            header?: {
                /** @description For a day, a request with the same key and content gets the same reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Waiver"];
            };
        };
        responses: {
            /** @description The record was created. */
            201: {
                headers: {
                    /** @description The revision; send it as If-Match to change the waiver. */
                    ETag?: string;
                    /** @description Path of the waiver. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaiverRecord"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getWaiver: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that the caller has. The answer is 304 if one of them is current. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The waiver. */
            200: {
                headers: {
                    /** @description The revision; send it as If-Match to change the waiver. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaiverRecord"];
                };
            };
            /** @description The caller already has the current version. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replaceWaiver: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read. The request is refused if there is a newer revision. */
                "If-Match": string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Waiver"];
            };
        };
        responses: {
            /** @description The record was changed. */
            200: {
                headers: {
                    /** @description The revision; send it as If-Match to change the waiver. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaiverRecord"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteWaiver: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read. The request is refused if there is a newer revision. */
                "If-Match": string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record was deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listOwners: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OwnerRecord"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createOwner: {
        parameters: {
            query?: never;
            header?: {
                /** @description For a day, a request with the same key and content gets the same reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOwner"];
            };
        };
        responses: {
            /** @description The record was created. */
            201: {
                headers: {
                    /** @description The revision; send it as If-Match to change the owner. */
                    ETag?: string;
                    /** @description Path of the owner. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnerRecord"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getOwner: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that the caller has. The answer is 304 if one of them is current. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The owner. */
            200: {
                headers: {
                    /** @description The revision; send it as If-Match to change the owner. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnerRecord"];
                };
            };
            /** @description The caller already has the current version. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replaceOwner: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read. The request is refused if there is a newer revision. */
                "If-Match": string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Owner"];
            };
        };
        responses: {
            /** @description The record was changed. */
            200: {
                headers: {
                    /** @description The revision; send it as If-Match to change the owner. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnerRecord"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteOwner: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read. The request is refused if there is a newer revision. */
                "If-Match": string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record was deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listSteps: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All steps, by number. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Step"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listTimelineSteps: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TimelineStepRecord"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createTimelineStep: {
        parameters: {
            query?: never;
            header?: {
                /** @description For a day, a request with the same key and content gets the same reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimelineStep"];
            };
        };
        responses: {
            /** @description The record was created. */
            201: {
                headers: {
                    /** @description The revision; send it as If-Match to change the step. */
                    ETag?: string;
                    /** @description Path of the step. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineStepRecord"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTimelineStep: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that the caller has. The answer is 304 if one of them is current. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The step. */
            200: {
                headers: {
                    /** @description The revision; send it as If-Match to change the step. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineStepRecord"];
                };
            };
            /** @description The caller already has the current version. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replaceTimelineStep: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read. The request is refused if there is a newer revision. */
                "If-Match": string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimelineStep"];
            };
        };
        responses: {
            /** @description The record was changed. */
            200: {
                headers: {
                    /** @description The revision; send it as If-Match to change the step. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineStepRecord"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteTimelineStep: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read. The request is refused if there is a newer revision. */
                "If-Match": string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record was deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listActionItems: {
        parameters: {
            query?: {
                /** @description The most items on the page. A page may have fewer, even if it is not the last. */
                limit?: number;
                /** @description The `cursor` of the page before; without it, the first page is returned. */
                cursor?: string;
                state?: "open" | "in-progress" | "done" | "accepted" | "resolved";
                owner?: string;
                /** @description Only items that are due before this day. */
                dueBefore?: string;
            };
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. Items that the filters leave out count towards its limit. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["StoredActionItem"][];
                        /** @description Send it to get the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createActionItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description For a day, a request with the same key and content gets the same reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewActionItem"];
            };
        };
        responses: {
            /** @description The item was added. */
            201: {
                headers: {
                    /** @description The revision; send it as If-Match to change the item. */
                    ETag?: string;
                    /** @description Path of the item. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredActionItem"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getActionItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that the caller has. The answer is 304 if one of them is current. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The item. */
            200: {
                headers: {
                    /** @description The revision; send it as If-Match to change the item. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredActionItem"];
                };
            };
            /** @description The caller already has the current version. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    changeActionItem: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read. The request is refused if there is a newer revision. */
                "If-Match": string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActionItemEdit"];
            };
        };
        responses: {
            /** @description The item was changed. */
            200: {
                headers: {
                    /** @description The revision; send it as If-Match to change the item. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredActionItem"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listActions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The planned actions in their order, and the applied ones by id. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventActions"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listLinks: {
        parameters: {
            query?: {
                /** @description The most items on the page. A page may have fewer, even if it is not the last. */
                limit?: number;
                /** @description The `cursor` of the page before; without it, the first page is returned. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReportLink"][];
                        /** @description Send it to get the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description For a day, a request with the same key and content gets the same reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LinkRequest"];
            };
        };
        responses: {
            /** @description The link was created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewReportLink"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    revokeLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
                linkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link was revoked. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    openLink: {
        parameters: {
            query?: {
                /** @description Only action items in this state; by default those that are to do. */
                state?: "pending" | "all" | "open" | "in-progress" | "done" | "accepted" | "resolved";
                /** @description Only action items of this owner: - for those that nobody has, * for all. */
                owner?: string;
                /** @description Only action items of this colour. */
                colour?: "any" | "red" | "yellow" | "green";
                /** @description Only action items that contain these words. */
                text?: string;
                /** @description How many action items come before the first that is shown. */
                from?: number;
                /** @description Id of an element. An action item, `item-` and its id, is shown with its history. */
                open?: string;
            };
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listNotifications: {
        parameters: {
            query?: {
                /** @description The most items on the page. A page may have fewer, even if it is not the last. */
                limit?: number;
                /** @description The `cursor` of the page before; without it, the first page is returned. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Notification"][];
                        /** @description Send it to get the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    startDrill: {
        parameters: {
            query?: never;
            header?: {
                /** @description For a day, a request with the same key and content gets the same reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Short name of the event for URLs and file names. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notification is on its way. The list shows when it has arrived. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationRef"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Gateway401"];
            403: components["responses"]["Gateway403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
}
