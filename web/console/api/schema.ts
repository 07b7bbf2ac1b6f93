// Made of console-openapi.json by `node scripts/clients.mjs --write`. Change nothing here.

export interface paths {
    "/console/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in, where, and what they may do
         * @description `tenants` are all businesses of the person; the session is in `tenant`.
         */
        get: operations["Session_get"];
        put?: never;
        /**
         * Sign in with a password
         * @description Sets the cookie `__Host-fd_session`, which opens all operations of the API that the member’s role has the scopes for. A session ends after 14 days without use, and after 90 days.
         */
        post: operations["Session_create"];
        /**
         * Sign out
         * @description Every process refuses the session within 5 seconds. Also works for a session that is over, and while the business is suspended: the browser forgets it.
         */
        delete: operations["Session_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/v1/session/tenant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on in another of your businesses
         * @description A new session with a new cookie; the one there was is over.
         */
        post: operations["Session_switchTo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/v1/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link by mail, to sign in or to choose a new password
         * @description The answer is the same whether there is such an account or not. A link works once and for 15 minutes.
         */
        post: operations["Links_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/v1/links/redeem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Use a link: sign in, choose a new password, or take up an invitation
         * @description A new password ends all sessions of the person. Sets the cookie of a session, as signing in does.
         */
        post: operations["Links_redeem"];
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
        LinkDto: {
            email: string;
            /** @enum {string} */
            purpose: "sign_in" | "reset";
        };
        OwnTenantView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description The short name of the business, unique on the platform. */
            slug: string;
            name: string;
            /**
             * @description What they are in this business.
             * @enum {string}
             */
            role: "owner" | "manager" | "agent";
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "active" | "suspended";
        };
        PersonView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description The address that they sign in with. */
            email: string;
            /** @description The name that they chose. */
            name: string;
        };
        Problem: {
            /** @description The kind of problem, a URN (RFC 9457). */
            type: string;
            /** @description The kind of problem in words. */
            title: string;
            /** @description The status of the answer. */
            status: number;
            /** @description The same in words, for people. */
            detail: string;
            /** @description The path of the request. */
            instance: string;
            /** @description The kind of problem, for programs. */
            code: string;
            /** @description The id of the request, as in the header `X-Request-Id`. */
            requestId: string;
            /** @description What is wrong, one entry a problem. */
            errors: {
                /** @description JSON Pointer (RFC 6901) to the field of the request. */
                pointer: string;
                /** @description The kind of problem, for programs. */
                code: string;
                /** @description The same in words, for people. */
                detail: string;
            }[];
            /** @description With 429 alone: the limit that is reached. A visitor who meets a limit of the whole business is not told it. Limits of open streams have neither `windowSeconds` nor `resetsAt`. */
            limit?: {
                /**
                 * @description Which limit it is.
                 * @enum {string}
                 */
                name: "key" | "tenant" | "messages" | "visitor" | "visitor-messages" | "address" | "address-messages" | "sessions" | "tenant-sessions" | "streams" | "visitor-streams" | "address-streams" | "events" | "exports" | "member" | "sign-ins" | "account-sign-ins" | "stranger-sign-ins" | "invitations" | "refusals";
                /** @description How many are allowed in one window. */
                size: number;
                /** @description How long a window is, in seconds. */
                windowSeconds?: number;
                /**
                 * Format: date-time
                 * @description When the window ends and it may be tried again.
                 */
                resetsAt?: string;
            };
        };
        RedemptionDto: {
            /** @description What stands in the link behind `#`. */
            token: string;
            /** @description Needed for a new password and for an invitation; one that is easy to guess is refused (`weak_password`). With an invitation of somebody who has an account, the password of that account. */
            password?: string | null;
            /** @description Needed with an invitation of somebody who has no account yet. */
            name?: string | null;
        };
        SessionMemberView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * @description What they are in this business.
             * @enum {string}
             */
            role: "owner" | "manager" | "agent";
        };
        SessionTenantDto: {
            /**
             * Format: uuid
             * @description The id of the business.
             */
            tenantId: string;
        };
        SessionTenantView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description The short name of the business, unique on the platform. */
            slug: string;
            name: string;
        };
        SessionView: {
            person: components["schemas"]["PersonView"];
            member: components["schemas"]["SessionMemberView"];
            tenant: components["schemas"]["SessionTenantView"];
            /** @description All businesses of the person. */
            tenants: components["schemas"]["OwnTenantView"][];
            /** @description What the member may do. */
            scopes: string[];
        };
        SignInDto: {
            email: string;
            password: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Session_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
        };
    };
    Session_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
        };
    };
    Session_remove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Session_switchTo: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionTenantDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
        };
    };
    Links_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkDto"];
            };
        };
        responses: {
            /** @description Taken; the work goes on after this answer. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Links_redeem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedemptionDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
        };
    };
}
