// Made of openapi.json by `node scripts/clients.mjs --write`. Change nothing here.

export interface paths {
    "/v1/tenant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your own business and its settings
         * @description Scope: `settings:read`.
         */
        get: operations["Tenant_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change settings; what you leave out stays
         * @description Scope: `settings:write`.
         */
        patch: operations["Tenant_update"];
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List keys, newest first, also those that are over
         * @description Never a secret.
         *
         *     Scope: `keys:read`.
         */
        get: operations["ApiKeys_list"];
        put?: never;
        /**
         * Make a key
         * @description Its secret is in this answer and never again. A key gives at most what it has: scopes, end and requests per minute; a member what the role has.
         *
         *     Scope: `keys:write`.
         */
        post: operations["ApiKeys_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One key, without its secret
         * @description Scope: `keys:read`.
         */
        get: operations["ApiKeys_get"];
        put?: never;
        post?: never;
        /**
         * Revoke a key, for good
         * @description Every process refuses it within 5 seconds. Revoking it again changes nothing. A key revokes itself and keys that can do no more than it can.
         *
         *     Scope: `keys:write`.
         */
        delete: operations["ApiKeys_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace a key
         * @description A new key of the same name, kind, scopes, end and requests per minute; the old one works for the overlap.
         *
         *     Scope: `keys:write`.
         */
        post: operations["ApiKeys_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenant/identity-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether you can vouch for visitors, and since when; never the secret
         * @description Scope: `identity:read`.
         */
        get: operations["IdentitySecrets_get"];
        put?: never;
        /**
         * Make or rotate the secret that you sign visitors’ identities with
         * @description The secret is shown once. See `identity` of POST /widget/v1/sessions.
         *
         *     Scope: `identity:write`.
         */
        post: operations["IdentitySecrets_create"];
        /**
         * End every identity secret at once; identities are refused from then on
         * @description Scope: `identity:write`.
         */
        delete: operations["IdentitySecrets_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opening-hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The week, whether you are open now, and when that changes
         * @description Scope: `settings:read`.
         */
        get: operations["OpeningHours_get"];
        /**
         * Replace the week
         * @description All seven days; overlaps are refused.
         *
         *     Scope: `settings:write`.
         */
        put: operations["OpeningHours_update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/closures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Holidays and days with special hours
         * @description Scope: `settings:read`.
         */
        get: operations["OpeningHours_listClosures"];
        /**
         * Replace all closures
         * @description Single dates, ranges, yearly ones, ranked weekdays and seasons. On a day that several name, a single date comes before a range, a range before a season, and one of a year before a yearly one. Two of one kind on a day: 422.
         *
         *     Scope: `settings:write`.
         */
        put: operations["OpeningHours_updateClosures"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public-holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Public holidays of a country or a region
         * @description Nothing of it counts before you take it over. A country without data answers 422 and names the others.
         *
         *     Scope: `settings:read`.
         */
        get: operations["OpeningHours_listHolidays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/closures/import-holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take public holidays over as closures
         * @description Days that have a closure keep it. Days that follow the moon (`confirm`) are taken only by `dates`.
         *
         *     Scope: `settings:write`.
         */
        post: operations["OpeningHours_importHolidays"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed what, newest first
         * @description One line for each object that a request changed, also by the platform’s admins.
         *
         *     Scope: `audit:read`.
         */
        get: operations["AuditLog_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List articles, newest first, or find one by `externalId` or `question`
         * @description Scope: `catalog:read`.
         */
        get: operations["Articles_list"];
        /**
         * Create or update up to 500 articles
         * @description Upsert by `externalId`, else by `question`. A bad row is reported and stops no other.
         *
         *     Scope: `catalog:write`.
         */
        put: operations["Articles_upsert"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One article
         * @description Scope: `catalog:read`.
         */
        get: operations["Articles_get"];
        put?: never;
        post?: never;
        /**
         * Delete an article
         * @description Scope: `catalog:write`.
         */
        delete: operations["Articles_remove"];
        options?: never;
        head?: never;
        /**
         * Change an article; what you leave out stays
         * @description Scope: `catalog:write`.
         */
        patch: operations["Articles_update"];
        trace?: never;
    };
    "/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List products, newest first, find one by `sku`, or search them with `q`
         * @description Scope: `catalog:read`.
         */
        get: operations["Products_list"];
        /**
         * Create or update up to 500 products
         * @description Upsert by `sku`; a row replaces the whole product. A bad row is reported and stops no other.
         *
         *     Scope: `catalog:write`.
         */
        put: operations["Products_upsert"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search products
         * @description Typos, inflection and synonyms are forgiven; price and stock are live.
         *
         *     Scope: `catalog:read`.
         */
        get: operations["Products_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One product
         * @description Scope: `catalog:read`.
         */
        get: operations["Products_get"];
        put?: never;
        post?: never;
        /**
         * Delete a product
         * @description Scope: `catalog:write`.
         */
        delete: operations["Products_remove"];
        options?: never;
        head?: never;
        /**
         * Change a product; what you leave out stays
         * @description Scope: `catalog:write`.
         */
        patch: operations["Products_update"];
        trace?: never;
    };
    "/v1/synonyms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Words that mean the same for you
         * @description Scope: `catalog:read`.
         */
        get: operations["Synonyms_list"];
        /**
         * Replace your synonyms, up to 200 groups
         * @description A question with one word of a group finds products and articles that have another one. The whole list is taken over, or none of it. It holds from the next question on.
         *
         *     Scope: `catalog:write`.
         */
        put: operations["Synonyms_update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders, newest first, or look one up by `number` or `externalId`
         * @description Scope: `orders:read`.
         */
        get: operations["Orders_list"];
        /**
         * Create or update up to 500 orders
         * @description Upsert by `number`; a row replaces the whole order. A bad row is reported and stops no other.
         *
         *     Scope: `orders:write`.
         */
        put: operations["Orders_upsert"];
        /**
         * Create one order
         * @description Scope: `orders:write`.
         */
        post: operations["Orders_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One order
         * @description Scope: `orders:read`.
         */
        get: operations["Orders_get"];
        put?: never;
        post?: never;
        /**
         * Delete an order
         * @description Scope: `orders:write`.
         */
        delete: operations["Orders_remove"];
        options?: never;
        head?: never;
        /**
         * Change an order; what you leave out stays
         * @description Scope: `orders:write`.
         */
        patch: operations["Orders_update"];
        trace?: never;
    };
    "/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List conversations, newest first, or as members look at them
         * @description A `view` is what a member works through; its pages go on where they ended, also while conversations change.
         *
         *     Scope: `conversations:read`.
         */
        get: operations["Conversations_list"];
        put?: never;
        /**
         * Start a conversation
         * @description Scope: `conversations:write`.
         */
        post: operations["Conversations_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many conversations are in the views
         * @description Each up to 1,000, which stands for more as well.
         *
         *     Scope: `conversations:read`.
         */
        get: operations["Conversations_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One conversation
         * @description Scope: `conversations:read`.
         */
        get: operations["Conversations_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages, newest first
         * @description Scope: `conversations:read`.
         */
        get: operations["Conversations_listMessages"];
        put?: never;
        /**
         * Say something and get the answer
         * @description With `Accept: text/event-stream` the turn’s events as they happen. Else waits up to `Prefer: wait=N` seconds (default 30): 200 with the answer, or 202 with `answer: null` when it takes longer. A member who is signed in writes as themselves, and by that takes over from the assistant.
         *
         *     Scope: `conversations:write`.
         */
        post: operations["Conversations_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that happens in the conversation
         * @description Server-sent events; resume with `after` or `Last-Event-ID`.
         *
         *     Scope: `conversations:read`.
         */
        get: operations["Conversations_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/turns/{turnId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop an answer
         * @description What it has said so far stays, as an `incomplete` message (`message.completed`); a turn that has said nothing ends without one (`turn.failed` with `cancelled`). Again: the same turn. A turn that has ended by itself: 409.
         *
         *     Scope: `conversations:write`.
         */
        post: operations["Conversations_cancelTurn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/handoff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pass the conversation to a person
         * @description Scope: `conversations:write`.
         */
        post: operations["Conversations_handOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the conversation back to the assistant
         * @description Scope: `conversations:write`.
         */
        post: operations["Conversations_giveBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close the conversation; the visitor’s next message reopens it
         * @description Scope: `conversations:write`.
         */
        post: operations["Conversations_resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rate the conversation
         * @description From 1 to 5, with a comment if you like. A later rating replaces the earlier one.
         *
         *     Scope: `conversations:write`.
         */
        post: operations["Conversations_rate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a conversation
         * @description The member has it from now on, and the assistant is silent; the visitor is told who answers. A resolved conversation is opened again. Again: the same. When another member has it: 409 `taken`.
         *
         *     Scope: `conversations:write`.
         */
        post: operations["Inbox_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a conversation to a member
         * @description As if that member had taken it, also from another one. With null nobody has it any more: it waits for any member.
         *
         *     Scope: `conversations:write`.
         */
        post: operations["Inbox_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a conversation off
         * @description It is not among those that need somebody until then, for every member. The visitor’s next message ends it, and so does giving it to a member. Nobody else is told.
         *
         *     Scope: `conversations:write`.
         */
        post: operations["Inbox_snooze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Mark a conversation as read up to a message
         * @description For the member alone. What was read before stays read.
         *
         *     Scope: `conversations:write`.
         */
        put: operations["Inbox_read"];
        post?: never;
        /**
         * Mark a conversation as unread
         * @description The visitor’s newest message is not read: for the member alone, or, for a key that names none, for every member.
         *
         *     Scope: `conversations:write`.
         */
        delete: operations["Inbox_unread"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the notes on a conversation, newest first
         * @description Scope: `notes:read`.
         */
        get: operations["Notes_list"];
        put?: never;
        /**
         * Write a note on a conversation
         * @description For the team alone: no visitor, channel or model is ever given it, and nothing about the conversation changes.
         *
         *     Scope: `notes:write`.
         */
        post: operations["Notes_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/notes/{noteId}": {
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
         * Delete a note
         * @description Also one of somebody else; the audit log tells who has deleted it.
         *
         *     Scope: `notes:write`.
         */
        delete: operations["Notes_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/turns/{id}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How an answer came about
         * @description Readings, calls of tools, sources and calls of models of one turn; without prompts and without what tools have returned. Kept for 30 days; after that, while the turn runs, and of one that ended before its answer was complete, the lists are empty and `decision` is null.
         *
         *     Scope: `conversations:read`.
         */
        get: operations["TurnTraces_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visitors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List visitors, newest first
         * @description Scope: `visitors:read`.
         */
        get: operations["Visitors_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visitors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One visitor
         * @description Scope: `visitors:read`.
         */
        get: operations["Visitors_get"];
        put?: never;
        post?: never;
        /**
         * Erase a visitor and everything they said
         * @description Conversations, messages, turns, unanswered questions and event streams go in the background, usually within ten seconds; then GET answers 404. Orders stay: they are the business’s own records.
         *
         *     Scope: `visitors:write`.
         */
        delete: operations["Visitors_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unanswered-questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the assistant could not answer, newest first
         * @description Write an article for each. Questions that ask the same are one, with a count and the latest wording.
         *
         *     Scope: `conversations:read`.
         */
        get: operations["UnansweredQuestions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unanswered-questions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set the status of a question, such as one that needs no article
         * @description Scope: `conversations:write`.
         */
        patch: operations["UnansweredQuestions_update"];
        trace?: never;
    };
    "/v1/unanswered-questions/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a question: makes an article of it
         * @description The question’s status becomes `answered`. 200 when an article with this question was there: it has the new answer, and its tags stay.
         *
         *     Scope: `catalog:write`.
         */
        post: operations["UnansweredQuestions_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/synonyms/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was learnt from questions that were answered by hand, newest first
         * @description Synonyms, when one word of the question is missing from the product or article that the answer names; else an article of a member’s reply. `reason` says of which question and answer. Nothing holds before you accept it.
         *
         *     Scope: `conversations:read`.
         */
        get: operations["Suggestions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/synonyms/suggestions/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take suggestions over as synonyms and articles
         * @description Those of `ids`, or all that are open. Words join the group that has one of them.
         *
         *     Scope: `catalog:write`.
         */
        post: operations["Suggestions_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/synonyms/suggestions/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn suggestions down
         * @description They are not proposed again.
         *
         *     Scope: `catalog:write`.
         */
        post: operations["Suggestions_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much the assistant is used, what models have cost, and what is left of the budget
         * @description Days are those of your time zone, `from` and `to` included, at most 92; without them this month up to today.
         *
         *     Scope: `usage:read`.
         */
        get: operations["Usage_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your own tests of the assistant
         * @description Scope: `checks:read`.
         */
        get: operations["Checks_list"];
        /**
         * Replace your checks, up to 500
         * @description The rows become the list. A bad row is reported and stops no other; a check with its question stays as it was.
         *
         *     Scope: `checks:write`.
         */
        put: operations["Checks_update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Runs of the checks, newest first; the last 50 are kept
         * @description Scope: `checks:read`.
         */
        get: operations["Evaluations_list"];
        put?: never;
        /**
         * Run all checks in the background
         * @description Each question is asked in a conversation of its own, of which nothing is stored. One run at a time.
         *
         *     Scope: `checks:write`.
         */
        post: operations["Evaluations_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evaluations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One run: the result of each check, and what has changed since the run before
         * @description Scope: `checks:read`.
         */
        get: operations["Evaluations_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sources, newest first
         * @description Scope: `sources:read`.
         */
        get: operations["Sources_list"];
        put?: never;
        /**
         * Add a website, a feed or a file, and have it read in the background
         * @description What is read becomes proposals; the assistant knows none of it until you take it over. The same address or file again is the same source. A file is sent as `multipart/form-data` with the parts `kind` and `file`, up to 20 MB.
         *
         *     Scope: `sources:write`.
         */
        post: operations["Sources_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One source and how far it has been read
         * @description Scope: `sources:read`.
         */
        get: operations["Sources_get"];
        put?: never;
        post?: never;
        /**
         * Remove a source and everything that came of it
         * @description Its proposals, and the articles, products and opening hours that were taken over. No later answer uses them.
         *
         *     Scope: `sources:write`.
         */
        delete: operations["Sources_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a website or feed again now
         * @description Scope: `sources:write`.
         */
        post: operations["Sources_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources/{id}/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a source proposes, in the order in which it was read
         * @description Scope: `sources:read`.
         */
        get: operations["Proposals_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources/{id}/proposals/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take proposals over as articles, products and opening hours
         * @description Those of `ids`, or all that are open. A product that you send yourself is not replaced. Repeating it changes nothing.
         *
         *     Scope: `sources:write`.
         */
        post: operations["Proposals_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources/{id}/proposals/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn proposals down
         * @description One that changes at its source later is proposed again.
         *
         *     Scope: `sources:write`.
         */
        post: operations["Proposals_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports, newest first
         * @description Scope: `imports:read`.
         */
        get: operations["Imports_list"];
        put?: never;
        /**
         * Import a file of products, orders or articles in the background
         * @description The file is the body itself, or the part `file` of `multipart/form-data`. Read are our own fields, as CSV or JSON Lines, and exports of Shopify, WooCommerce and PrestaShop. Rows are upserted as by the bulk calls; a bad one is reported and stops no other.
         *
         *     Scope: `imports:write`.
         */
        post: operations["Imports_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One import, how far it is, and the first of its errors and warnings
         * @description Scope: `imports:read`.
         */
        get: operations["Imports_get"];
        put?: never;
        post?: never;
        /**
         * Remove an import from the list, with its file and its errors
         * @description One that runs is stopped. What it has written stays.
         *
         *     Scope: `imports:write`.
         */
        delete: operations["Imports_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All errors and warnings of an import, as JSON or CSV
         * @description CSV with `Accept: text/csv`. Up to 10,000 of each; kept for 30 days.
         *
         *     Scope: `imports:read`.
         */
        get: operations["Imports_listErrors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/errors.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All errors and warnings of an import, as a CSV file
         * @description Scope: `imports:read`.
         */
        get: operations["Imports_downloadErrors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop an import
         * @description What is written stays. Nothing happens when it has ended.
         *
         *     Scope: `imports:write`.
         */
        post: operations["Imports_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List event sources, newest first
         * @description Scope: `events:read`.
         */
        get: operations["EventSources_list"];
        put?: never;
        /**
         * Connect a system that tells of payments, orders, refunds and stock
         * @description The answer has the `url` to enter in the platform. A secret that was made is shown once, as `newSecret`.
         *
         *     Scope: `events:write`.
         */
        post: operations["EventSources_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One event source: when it delivered last, and what was refused last
         * @description Scope: `events:read`.
         */
        get: operations["EventSources_get"];
        put?: never;
        post?: never;
        /**
         * Remove an event source
         * @description Its address is refused from then on. Orders and stock that it told of stay.
         *
         *     Scope: `events:write`.
         */
        delete: operations["EventSources_remove"];
        options?: never;
        head?: never;
        /**
         * Change an event source, or its secret
         * @description With a new `secret` the one before stays valid for `overlapHours`, 24 when left out.
         *
         *     Scope: `events:write`.
         */
        patch: operations["EventSources_update"];
        trace?: never;
    };
    "/v1/event-sources/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an event source has delivered in the last 30 days, newest first, and what became of it
         * @description Refused deliveries are not stored; the source has the last one.
         *
         *     Scope: `events:read`.
         */
        get: operations["EventSources_listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhooks, newest first
         * @description Scope: `webhooks:read`.
         */
        get: operations["Webhooks_list"];
        put?: never;
        /**
         * Have a system of yours told of events
         * @description Events are signed as Standard Webhooks 1.0 has it. The secret is shown once, as `newSecret`.
         *
         *     Scope: `webhooks:write`.
         */
        post: operations["Webhooks_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What all webhooks were told in the last 30 days, newest first
         * @description Scope: `webhooks:read`.
         */
        get: operations["Webhooks_listAllDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One webhook: whether it is paused, and since when its deliveries fail
         * @description Scope: `webhooks:read`.
         */
        get: operations["Webhooks_get"];
        put?: never;
        post?: never;
        /**
         * Remove a webhook, with all that was or is to be delivered to it
         * @description Scope: `webhooks:write`.
         */
        delete: operations["Webhooks_remove"];
        options?: never;
        head?: never;
        /**
         * Change a webhook, or let a paused one go on
         * @description With `status` `active` a paused webhook goes on, with events from then on. With `disabled` what waits is cancelled.
         *
         *     Scope: `webhooks:write`.
         */
        patch: operations["Webhooks_update"];
        trace?: never;
    };
    "/v1/webhooks/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new secret
         * @description For `overlapHours` deliveries have a signature of the secrets before it as well. The new one is shown once, as `newSecret`.
         *
         *     Scope: `webhooks:write`.
         */
        post: operations["Webhooks_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a made-up event at once
         * @description It is tried once, also where the webhook is paused or disabled. Look at the delivery for what came of it.
         *
         *     Scope: `webhooks:write`.
         */
        post: operations["Webhooks_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a webhook was told in the last 30 days, newest first, and what became of it
         * @description Scope: `webhooks:read`.
         */
        get: operations["Webhooks_listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One delivery, with each call: what was sent and what was answered
         * @description Scope: `webhooks:read`.
         */
        get: operations["Webhooks_getDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/deliveries/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver an event again
         * @description As a new delivery with the same `webhook-id` and body, tried as often as any.
         *
         *     Scope: `webhooks:write`.
         */
        post: operations["Webhooks_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List channels, newest first
         * @description Scope: `channels:read`.
         */
        get: operations["Channels_list"];
        put?: never;
        /**
         * Connect an account at a messaging platform
         * @description The platform is asked whose account it is: 422 when it does not accept the credential, 409 when the account is connected already, here or elsewhere. Telegram and Twilio are told where to deliver; at Meta you enter `url` and `setup.verifyToken` yourself, at Slack `url`, at your mail provider `url` with `setup.user` and `setup.password`. How many may be connected is part of the plan.
         *
         *     Scope: `channels:write`.
         */
        post: operations["Channels_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One channel: whether it can send, when it delivered last, what was refused
         * @description Scope: `channels:read`.
         */
        get: operations["Channels_get"];
        put?: never;
        post?: never;
        /**
         * Disconnect a channel
         * @description Conversations stay. What was not sent yet is not sent.
         *
         *     Scope: `channels:write`.
         */
        delete: operations["Channels_remove"];
        options?: never;
        head?: never;
        /**
         * Change a channel, or its credential
         * @description A new credential must be of the same account. What is left out of `settings` stays.
         *
         *     Scope: `channels:write`.
         */
        patch: operations["Channels_update"];
        trace?: never;
    };
    "/v1/channels/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the platform whether all is well
         * @description Telegram and Twilio are told again where to deliver. No customer is written to.
         *
         *     Scope: `channels:write`.
         */
        post: operations["Channels_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was sent by a channel, newest first, and how far it has come
         * @description Scope: `channels:read`.
         */
        get: operations["Channels_listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Exports that were asked for, newest first
         * @description Scope: `exports:write`.
         */
        get: operations["Exports_list"];
        put?: never;
        /**
         * Ask for everything of the business, or of one visitor, as one archive
         * @description A ZIP of JSON Lines, one file for each kind of object, and `manifest.json` with their numbers of rows and SHA-256. Keys, secrets and what is queued are not in it. The last 100 exports are kept.
         *
         *     Scope: `exports:write`.
         */
        post: operations["Exports_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One export, with a link to its archive that holds for 15 minutes
         * @description Scope: `exports:write`.
         */
        get: operations["Exports_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The archive, by the link of its export
         * @description It is of the moment in which its download begins, and is made meanwhile: one at a time, ten in an hour, for at most 15 minutes. A download that breaks off is begun anew.
         *
         *     Scope: `exports:write`.
         */
        get: operations["Exports_archive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the people of the business, newest first
         * @description Scope: `members:read`.
         */
        get: operations["Members_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}": {
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
         * Remove a member
         * @description Their sessions in the business are over within 5 seconds everywhere. As with roles; owners and managers may also remove themselves. The last owner stays.
         *
         *     Scope: `members:write`.
         */
        delete: operations["Members_remove"];
        options?: never;
        head?: never;
        /**
         * Change the role of a member
         * @description Counts within 5 seconds everywhere. Owners decide about everybody, managers about agents, a key about roles that can do no more than it. The last owner stays.
         *
         *     Scope: `members:write`.
         */
        patch: operations["Members_update"];
        trace?: never;
    };
    "/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List open invitations, newest first
         * @description Scope: `members:read`.
         */
        get: operations["Invitations_list"];
        put?: never;
        /**
         * Invite somebody by mail
         * @description The link in the mail works once and for seven days. Owners invite everybody, managers agents, a key roles that can do no more than it.
         *
         *     Scope: `members:write`.
         */
        post: operations["Invitations_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an invitation again
         * @description With a new link, for seven days from now; the links of earlier mails work no more.
         *
         *     Scope: `members:write`.
         */
        post: operations["Invitations_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{id}": {
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
         * Take an invitation back
         * @description Its link works no more.
         *
         *     Scope: `members:write`.
         */
        delete: operations["Invitations_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the widget shows: display data only
         * @description Name, colours, texts and what the visitor may do. Nothing secret is in it: whoever sees the website can read it.
         */
        get: operations["WidgetSessions_config"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a visitor session
         * @description With `identity` the visitor is a customer of yours, and `conversationId` is the conversation they already have. Strangers share the publishable key, so an `Idempotency-Key` counts for the same address, browser and website only, and must be hard to guess, such as a UUID: one of fewer than 16 characters is accepted but its answer is not replayed.
         */
        post: operations["WidgetSessions_createSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The visitor’s own messages, newest first
         * @description Of the visitor’s conversation, with the answers; empty before the first message.
         */
        get: operations["Widget_listMessages"];
        put?: never;
        /**
         * Say something; the answer comes as events
         * @description 202 when the message is stored. The answer comes by `GET /widget/v1/events`; the same `clientId` again returns the same message and asks nothing anew.
         */
        post: operations["Widget_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events of the visitor’s conversation; resume with `after` or `Last-Event-ID`
         * @description Server-sent events, kept open by a comment line every 15 seconds. The `id` of the last event heard is the cursor to resume with.
         */
        get: operations["Widget_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/turns/{turnId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop an answer
         * @description As the business’s POST /v1/conversations/{id}/turns/{turnId}/cancel.
         */
        post: operations["Widget_cancelTurn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a new conversation
         * @description The present one is closed, and the visitor no longer sees it; the business does. One in which nothing was said is returned as it is. Follow the events anew, without a cursor.
         */
        post: operations["Widget_startAnew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/visitor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that is stored of the visitor, as one JSON file
         * @description The visitor, with all their conversations, ratings and messages, also of conversations that were left. Orders are not in it: they are the business’s own records.
         */
        get: operations["Widget_download"];
        put?: never;
        post?: never;
        /**
         * Erase the visitor and everything they said
         * @description As the business’s DELETE /v1/visitors/{id}: in the background, usually within ten seconds. From now on nothing can be said with the token, which stops working when it is done. Orders stay: they are the business’s own records.
         */
        delete: operations["Widget_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/handoff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a person
         * @description Hands the visitor’s conversation over to the team; the assistant stays silent until it is returned.
         */
        post: operations["Widget_handOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rate the conversation
         * @description From 1 to 5, with a comment if you like. A later rating replaces the earlier one.
         */
        post: operations["Widget_rate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Where an event source delivers; no key, the signature is the proof
         * @description The body is the platform’s own, up to 1 MB, signed as the platform signs. 200 when it is stored, also for a repeat; what it tells is taken over within seconds. An unknown address, a source without a secret and a wrong signature are answered alike (401). 503 with `Retry-After` when it could not be stored.
         */
        post: operations["Events_receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/{kind}/{address}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a messaging platform asks whether the address is ours
         * @description Meta sends `hub.mode`, `hub.verify_token` and `hub.challenge`, and gets the challenge back.
         */
        get: operations["ChannelDoor_handshake"];
        put?: never;
        /**
         * Where a messaging platform delivers; no key, the signature is the proof
         * @description The body is the platform’s own, up to 1 MB, of e-mail 25 MB, signed as the platform signs. 200 when all of it is stored, also for a repeat. An unknown address, a channel without a secret and a wrong signature are answered alike (401, of Telegram 403). 503 with `Retry-After` when it could not be stored.
         */
        post: operations["ChannelDoor_receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The process alone; never asks a dependency
         * @description For probes that restart a process: it stays 200 while a store is away.
         */
        get: operations["Health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether this process can serve: Postgres, Redis, migrations, not draining
         * @description For load balancers: 503 names what is missing. Without Weaviate or the model it is 200 `degraded`.
         */
        get: operations["Health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/startup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether start-up is over: ready once, then always
         * @description For probes that wait for a start.
         */
        get: operations["Health_startup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All of it, with latencies, how busy the process is, what waits, and the last backup
         * @description For monitors and people. 503 under the same conditions as `/health/ready`.
         */
        get: operations["Health_all"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assistant/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How a message would be answered, and why
         * @description Nothing is stored and nobody is told. Calls of a model count against the budget, wrong proofs of an order against its tries. With `as`, the answer is the one that a signed-in customer with this address would get.
         *
         *     Scope: `assistant:preview`.
         */
        post: operations["Trials_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assistant/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether the model works
         * @description Asks the model that would be asked first a few small things.
         *
         *     Scope: `assistant:preview`.
         */
        post: operations["Trials_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mcp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The assistant and its tools for other agents
         * @description The Model Context Protocol over streamable HTTP, without sessions: revision 2026-07-28, and those before that begin with `initialize`. One JSON-RPC message in the body, of at most 128 KB; the answer is JSON, never a stream. `tools/list` shows the tools whose scope the key holds: `ask` (`assistant:ask`), `article_search` and `product_search` (`catalog:read`), `opening_hours` (`settings:read`), `order_status` (`orders:read`). What is wrong with the arguments of a tool is its result, with `isError`; faults of the protocol are JSON-RPC errors. A call from a web page is refused.
         *
         *     One of the scopes: `assistant:ask`, `catalog:read`, `orders:read`, `settings:read`.
         */
        post: operations["Mcp_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "message.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody has said something: a visitor, the assistant, a member, or the system itself */
        post: operations["webhook_message_created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "conversation.handoff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A conversation waits for a person */
        post: operations["webhook_conversation_handoff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "conversation.resolved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A conversation was resolved */
        post: operations["webhook_conversation_resolved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An order is new, or something of it has changed */
        post: operations["webhook_order_updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "import.done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A website, file or feed was read, or a file imported, or could not be */
        post: operations["webhook_import_done"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "question.unanswered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The assistant had no answer to a question; told each time that it is asked */
        post: operations["webhook_question_unanswered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "budget.warning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A budget for models is nearly used up; once for each day and month */
        post: operations["webhook_budget_warning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        ApiKeyDto: {
            /** @description What the key is for, in your words. */
            name: string;
            /**
             * @description `live` and `test` are secret keys, `pub` is a widget key.
             * @default live
             * @enum {string}
             */
            kind: "live" | "test" | "pub";
            /** @description Needed for secret keys, at most what the calling key holds; none for `pub`. */
            scopes?: ("orders:read" | "orders:write" | "catalog:read" | "catalog:write" | "conversations:read" | "conversations:write" | "notes:read" | "notes:write" | "checks:read" | "checks:write" | "sources:read" | "sources:write" | "imports:read" | "imports:write" | "events:read" | "events:write" | "webhooks:read" | "webhooks:write" | "channels:read" | "channels:write" | "visitors:read" | "visitors:write" | "settings:read" | "settings:write" | "assistant:ask" | "assistant:preview" | "identity:read" | "identity:write" | "keys:read" | "keys:write" | "members:read" | "members:write" | "usage:read" | "exports:write" | "audit:read" | "orders:*" | "catalog:*" | "conversations:*" | "notes:*" | "checks:*" | "sources:*" | "imports:*" | "events:*" | "webhooks:*" | "channels:*" | "visitors:*" | "settings:*" | "assistant:*" | "identity:*" | "keys:*" | "members:*" | "usage:*" | "exports:*" | "audit:*" | "*")[];
            /**
             * Format: date-time
             * @description Never by default.
             */
            expiresAt?: string;
            /** @description Instead of `expiresAt`. */
            expiresInDays?: number;
            /** @description A limit of the key’s own, within the business’s; none for `pub`. */
            requestsPerMinute?: number;
        };
        ApiKeyView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description What the key is for, in your words. */
            name: string;
            /**
             * @description `live` and `test` are secret keys, `pub` is a widget key.
             * @enum {string}
             */
            kind: "live" | "test" | "pub";
            /** @description The operations that the key opens. */
            scopes: string[];
            /** @description The beginning and the last characters of the key, to recognise it by. */
            hint: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the key stops being valid; null when never.
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description To the minute.
             */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @description When it was revoked; null when it was not.
             */
            revokedAt: string | null;
            /** @description A limit of the key’s own; null without. */
            requestsPerMinute: number | null;
        };
        ArticleAnswer: {
            /** @description The question that the article answers. */
            question?: string;
            /** @description Plain text, HTML or Markdown. Answers and search use it as plain text, of which the first 12,000 characters. */
            answer: string;
            /** @description The language that it is written in, BCP 47; null when it is not given. */
            locale?: string | null;
            /** @description Words that it is filed under. */
            tags?: string[];
        };
        ArticlePatch: {
            /** @description The question that the article answers. */
            question?: string;
            /** @description Plain text, HTML or Markdown. Answers and search use it as plain text, of which the first 12,000 characters. */
            answer?: string;
            /** @description The language that it is written in, BCP 47; null when it is not given. */
            locale?: string | null;
            /** @description Words that it is filed under. */
            tags?: string[];
        };
        ArticleRow: {
            /** @description The question that the article answers. */
            question: string;
            /** @description Plain text, HTML or Markdown. Answers and search use it as plain text, of which the first 12,000 characters. */
            answer: string;
            /** @description The language that it is written in, BCP 47; null when it is not given. */
            locale?: string | null;
            /** @description Words that it is filed under. */
            tags?: string[];
            /** @description Your own id; null without. */
            externalId?: string | null;
        };
        ArticlesDto: {
            /** @description Articles to make or change, at most 500. */
            articles: components["schemas"]["ArticleRow"][];
        };
        ArticleView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description Your own id; null without. */
            externalId: string | null;
            /** @description The question that the article answers. */
            question: string;
            /** @description The answer, as it was sent. */
            answer: string;
            /** @description The language that it is written in, BCP 47; null when it is not given. */
            locale: string | null;
            /** @description Words that it is filed under. */
            tags: string[];
            /** @description Absent: written by you. */
            source?: components["schemas"]["KnowledgeSourceView"];
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updatedAt: string;
        };
        AssignDto: {
            /**
             * Format: uuid
             * @description Who has the conversation from now on; null: nobody.
             */
            memberId: string | null;
        };
        AssigneeView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description The name that they chose. */
            name: string;
        };
        AssistantSettingsDto: {
            /** @description What the assistant is called. */
            name?: string;
            /**
             * @description How a model is to write, in your own words. The built-in assistant always has one tone; while it is `friendly`, a model is told nothing of it.
             * @default friendly
             */
            tone: string;
            /**
             * @description How visitors are spoken to in languages that have two ways: Sie, vous and usted, or du, tu and tú. Your own texts stay as you wrote them; the `greeting` and `disclosure` that a new business is given follow.
             * @default formal
             * @enum {string}
             */
            address: "formal" | "informal";
            /** @description The first sentence that a visitor sees. */
            greeting?: string;
            /** @description Greetings by language tag, at most 30: shown instead of `greeting` to visitors of that language. Replaces all earlier ones. */
            greetings?: {
                [key: string]: string;
            };
            /** @description Where a mail goes when a conversation is handed off; `null` is the owner’s address. Mails are sent only by a server with `SMTP_URL`. */
            notifyEmail?: string | null;
            /** @description Minutes of opening time without a word of a member after which the assistant takes a conversation over again; 1440 when it was never set. */
            returnAfterMinutes?: number;
            /** @description Whether visitors who have asked about an order within two weeks are told when it is shipped, delivered, delayed, cancelled or refunded; true when it was never set. */
            orderUpdates?: boolean;
            /** @description The sentence that tells visitors that they are writing with an automatic assistant. */
            disclosure?: string;
            /** @description Topics of your own that always go to a person, beside emergencies, allergies, medicines and legal claims. A topic is mentioned when a message has all its words, in any inflection. Your own article is quoted before when it is asked nearly word for word. */
            handoffTopics?: string[];
            /**
             * @description Who answers: the built-in assistant, a language model, or in `auto` a model only what the built-in one is not sure of. `auto` when it was never set; without a model the built-in one answers all.
             * @enum {string}
             */
            mode?: "builtin" | "model" | "auto";
            /** @description In `auto`: the confidence from which the built-in answer is given; 0.85 when it was never set. */
            threshold?: number;
            /**
             * @description Once the budget for models is used up: the built-in assistant answers as well as it can (`builtin`, when it was never set), or a person is asked (`handoff`).
             * @enum {string}
             */
            atBudget?: "builtin" | "handoff";
            /** @description A model of your own, asked before the platform’s; what you leave out stays. `null` removes it with its key. */
            model?: components["schemas"]["OwnModelDto"] | null;
        };
        AssistantSettingsView: {
            /** @description What the assistant is called. */
            name?: string;
            /**
             * @description How a model is to write, in your own words. The built-in assistant always has one tone; while it is `friendly`, a model is told nothing of it.
             * @default friendly
             */
            tone: string;
            /**
             * @description How visitors are spoken to in languages that have two ways: Sie, vous and usted, or du, tu and tú. Your own texts stay as you wrote them; the `greeting` and `disclosure` that a new business is given follow.
             * @default formal
             * @enum {string}
             */
            address: "formal" | "informal";
            /** @description The first sentence that a visitor sees. */
            greeting?: string;
            /** @description Greetings by language tag, at most 30: shown instead of `greeting` to visitors of that language. Replaces all earlier ones. */
            greetings?: {
                [key: string]: string;
            };
            /** @description Where a mail goes when a conversation is handed off; `null` is the owner’s address. Mails are sent only by a server with `SMTP_URL`. */
            notifyEmail?: string | null;
            /** @description Minutes of opening time without a word of a member after which the assistant takes a conversation over again; 1440 when it was never set. */
            returnAfterMinutes?: number;
            /** @description Whether visitors who have asked about an order within two weeks are told when it is shipped, delivered, delayed, cancelled or refunded; true when it was never set. */
            orderUpdates?: boolean;
            /** @description The sentence that tells visitors that they are writing with an automatic assistant. */
            disclosure?: string;
            /** @description Topics of your own that always go to a person, beside emergencies, allergies, medicines and legal claims. A topic is mentioned when a message has all its words, in any inflection. Your own article is quoted before when it is asked nearly word for word. */
            handoffTopics?: string[];
            /**
             * @description Who answers: the built-in assistant, a language model, or in `auto` a model only what the built-in one is not sure of. `auto` when it was never set; without a model the built-in one answers all.
             * @enum {string}
             */
            mode?: "builtin" | "model" | "auto";
            /** @description In `auto`: the confidence from which the built-in answer is given; 0.85 when it was never set. */
            threshold?: number;
            /**
             * @description Once the budget for models is used up: the built-in assistant answers as well as it can (`builtin`, when it was never set), or a person is asked (`handoff`).
             * @enum {string}
             */
            atBudget?: "builtin" | "handoff";
            /** @description Null or absent: the platform’s model, if it has one. */
            model?: components["schemas"]["OwnModelView"] | null;
        };
        AuditActorView: {
            /**
             * @description Whether a key of the business or an admin key was used.
             * @enum {string}
             */
            kind: "key" | "admin" | "member" | "visitor" | "platform";
            /** @description The id of the key. */
            id: string;
            /** @description What is shown of the key, and of a member the role; a business sees null for an admin. */
            hint: string | null;
        };
        AuditLineView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
            /** @description Whose credential was used. */
            actor: components["schemas"]["AuditActorView"];
            /** @description The operation. */
            action: string;
            /** @description What it was done to. */
            object: components["schemas"]["AuditObjectView"];
            /** @description What changed, as it was; null when it was created. Personal and free text reads "•••". */
            before: {
                [key: string]: unknown;
            } | null;
            /** @description What changed, as it is; null when it was removed. */
            after: {
                [key: string]: unknown;
            } | null;
            /** @description Where the request came from; a business sees null for an admin. */
            address: string | null;
            /** @description The id of the request, as in the header `X-Request-Id`. */
            requestId: string;
            /** @description The correlation id of the request, which is in every log line and outgoing call too. */
            correlationId: string;
        };
        AuditObjectView: {
            /** @description The kind of object, as `product`. */
            kind: string;
            /** @description Null where a business has only one, as the opening hours. */
            id: string | null;
        };
        BackupsView: {
            /**
             * Format: date-time
             * @description When a backup was last made; null before the first.
             */
            lastBackupAt: string | null;
            /**
             * Format: date-time
             * @description When a backup was last restored into an empty server and found whole.
             */
            lastGoodRestoreAt: string | null;
        };
        BudgetsView: {
            /** @description US dollars, as a decimal string with two to six places. */
            limit: string;
            /** @description US dollars, as a decimal string with two to six places. Running calls count with the most they can cost. */
            left: string;
            /**
             * Format: date-time
             * @description The midnight of your time zone at which it begins anew.
             */
            resetsAt: string;
            /** @description Tokens read and written, also with your own key. Whatever is used up first ends the budget. */
            tokens: components["schemas"]["TokensLeftView"];
            /** @description What today may use of it. */
            day: components["schemas"]["BudgetView"];
        };
        BudgetView: {
            /** @description US dollars, as a decimal string with two to six places. */
            limit: string;
            /** @description US dollars, as a decimal string with two to six places. Running calls count with the most they can cost. */
            left: string;
            /**
             * Format: date-time
             * @description The midnight of your time zone at which it begins anew.
             */
            resetsAt: string;
            /** @description Tokens read and written, also with your own key. Whatever is used up first ends the budget. */
            tokens: components["schemas"]["TokensLeftView"];
        };
        BudgetWarningData: {
            /**
             * @description Which budget it is about: that of the day or of the month.
             * @enum {string}
             */
            period: "day" | "month";
            /**
             * Format: date
             * @description The first day of the period.
             */
            startsOn: string;
            /** @description How much of the budget is used, in percent. */
            usedPercent: number;
        };
        BuiltinAnswerView: {
            /** @description The answer. */
            text: string;
            /** @description 0 to 1: how sure it is. */
            confidence: number;
        };
        BulkErrorView: {
            /** @description Position of the row in the request, from 0. */
            index: number;
            /** @description JSON Pointer to the field. */
            pointer: string;
            /** @description The kind of fault. */
            code: string;
            /** @description The same in words, for people. */
            detail: string;
        };
        BulkSummaryView: {
            /** @description How many were made. */
            created: number;
            /** @description How many were changed. */
            updated: number;
            /** @description How many were already as they should be. */
            unchanged: number;
            /** @description What is wrong, one entry a problem. */
            errors: components["schemas"]["BulkErrorView"][];
            /** @description What was mended or cut in rows that were taken. */
            warnings: components["schemas"]["BulkWarningView"][];
        };
        BulkWarningView: {
            /** @description Position of the row in the request, from 0. */
            index: number;
            /** @description Field of the row, such as `tags/2`. */
            field: string;
            /** @description The kind of fault. */
            code: string;
            /** @description The same in words, for people. */
            detail: string;
        };
        CacheView: {
            /** @description Of the turns that needed a model, the part that got a kept answer; null without such turns. */
            hitRate: number | null;
            /** @description US dollars, as a decimal string with two to six places. What the kept answers had cost, where the price is known; not part of any other amount. */
            savedCost: string;
        };
        ChangedCheckView: {
            /** @description The question. */
            question: string;
            /** @description Whether it passed then. */
            before: boolean;
            /** @description Whether it passes now. */
            now: boolean;
            /** @description Whether the check demands something else than then. */
            checkChanged: boolean;
        };
        ChangedSinceView: {
            /**
             * Format: uuid
             * @description The id of the earlier run.
             */
            evaluationId: string;
            /**
             * Format: date-time
             * @description When it finished.
             */
            finishedAt: string;
            /** @description The version of the knowledge of the business at both runs. */
            knowledgeVersion: components["schemas"]["KnowledgeVersionsView"];
            /** @description Checks of both runs whose result differs. */
            checks: components["schemas"]["ChangedCheckView"][];
        };
        ChannelAccountView: {
            /** @description The platform’s own id. */
            id: string;
            /** @description What the account is called there; null when the platform does not tell. */
            name: string | null;
        };
        ChannelCheckView: {
            /**
             * @description What was checked.
             * @enum {string}
             */
            name: "account" | "webhook" | "mailbox" | "sending";
            /** @description Whether it went well. */
            ok: boolean;
            /** @description The same in words, for people. */
            detail: string;
        };
        ChannelDeliveryView: {
            /**
             * Format: uuid
             * @description The message’s id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The id of the conversation; null where there is none.
             */
            conversationId: string | null;
            /**
             * @description `delivered` and `read` only where the platform tells it. `partly`: a part has come, the rest has failed. It only moves forward.
             * @enum {string}
             */
            status: "queued" | "sent" | "delivered" | "read" | "partly" | "failed";
            /** @description Why it has failed, or what it waits for. */
            reason: string | null;
            /** @description How often it was tried so far. */
            attempts: number;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was sent; null when it was not.
             */
            sentAt: string | null;
        };
        ChannelDto: {
            /**
             * @description The messaging platform.
             * @enum {string}
             */
            kind: "telegram" | "whatsapp" | "messenger" | "instagram" | "slack" | "sms" | "email";
            /** @description What you call the channel. */
            name?: string;
            /** @description What the platform needs to know. */
            settings: components["schemas"]["ChannelSettingsDto"];
        };
        ChannelFailureView: {
            /**
             * Format: date-time
             * @description Since when.
             */
            since: string;
            /** @description Why nothing can be sent. */
            reason: string;
        };
        ChannelPatchDto: {
            /** @description What you call the channel. */
            name?: string;
            /** @description A channel that is not refuses every delivery and sends nothing. */
            enabled?: boolean;
            /** @description What the platform needs to know. */
            settings?: components["schemas"]["ChannelSettingsDto"];
        };
        ChannelRefusalView: {
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
            /**
             * @description Why it was refused.
             * @enum {string}
             */
            reason: "no_secret" | "no_signature" | "several_signatures" | "wrong_signature" | "too_old" | "disabled";
        };
        ChannelSettingsDto: {
            /** @description Telegram: the token that BotFather gives. Slack: the Bot User OAuth Token of your app, which begins with `xoxb-`. Secret. */
            token?: string;
            /** @description WhatsApp: the id of the phone number, as Meta shows it. */
            phoneNumberId?: string;
            /** @description Meta: the permanent access token of a system user (WhatsApp), or of the page. Secret. */
            accessToken?: string;
            /** @description Meta: the secret of your app. Secret. */
            appSecret?: string;
            /** @description Slack: the signing secret of your app. Secret. */
            signingSecret?: string;
            /** @description SMS: the SID of your account at Twilio. */
            accountSid?: string;
            /** @description SMS: the auth token of your account at Twilio. Secret. */
            authToken?: string;
            /** @description SMS: your number at Twilio, in international form. */
            phoneNumber?: string;
            /** @description E-mail: the address that your customers write to. */
            address?: string;
            /** @description E-mail: the name beside it. */
            senderName?: string;
            /** @description E-mail: the mail server that sends for it, with its login. Secret. */
            smtpUrl?: string;
            /** @description E-mail: the mailbox that its mails are read from, with its login and folder; empty: none is. Secret. */
            imapUrl?: string;
            /** @description E-mail by Mailgun: the HTTP webhook signing key of your account; empty: forms need the channel’s password. Secret. */
            mailgunSigningKey?: string;
            /** @description E-mail by Amazon SES: the topic of Amazon SNS that delivers; empty: none does. */
            snsTopicArn?: string;
            /** @description WhatsApp: an approved template for customers who have written nothing for 24 hours; null: none. */
            template?: components["schemas"]["ChannelTemplateDto"] | null;
            /**
             * @description Messenger and Instagram: whether Meta has granted your app the feature Human Agent, by which your team may answer for seven days.
             * @default false
             */
            humanAgent: boolean;
        };
        ChannelTemplateDto: {
            /** @description Name of the template at the platform. */
            name: string;
            /** @description The language, as its code. */
            language: string;
            /**
             * @description Whether its body has one variable, for what is said.
             * @default false
             */
            hasText: boolean;
        };
        ChannelTestView: {
            /** @description Every check is ok. */
            ok: boolean;
            /** @description The checks, each with its result. */
            checks: components["schemas"]["ChannelCheckView"][];
        };
        ChannelView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * @description The messaging platform.
             * @enum {string}
             */
            kind: "telegram" | "whatsapp" | "messenger" | "instagram" | "slack" | "sms" | "email";
            /** @description What you call the channel. */
            name: string;
            /** @description Whether it is in use. */
            enabled: boolean;
            /** @description The account at the platform that the channel speaks for. */
            account: components["schemas"]["ChannelAccountView"];
            /** @description What is set, without secrets. */
            settings: {
                [key: string]: unknown;
            };
            /** @description Which secrets are set. */
            secrets: string[];
            /**
             * Format: date-time
             * @description Since when these are the secrets.
             */
            secretsAt: string;
            /** @description Where the platform delivers. Telegram and Twilio are told by themselves; elsewhere you enter it. */
            url: string;
            /** @description Why nothing can be sent; null while all is well, as far as is known. */
            failure: components["schemas"]["ChannelFailureView"] | null;
            /**
             * Format: date-time
             * @description When something genuine came last; null before the first.
             */
            lastReceivedAt: string | null;
            /** @description What was refused last, to a few seconds. */
            lastRefused: components["schemas"]["ChannelRefusalView"] | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updatedAt: string;
        };
        CheckListView: {
            /** @description The stored checks. */
            checks: components["schemas"]["OwnCheckView"][];
            /** @description Runs the checks by itself after products, articles, hours, closures or settings have changed: five minutes after the first change, for all changes until then. */
            runAfterChange: boolean;
        };
        CheckResultView: {
            /** @description The question. */
            question: string;
            /** @description Whether the answer has all that it must have and nothing that it must not. */
            passed: boolean;
            /** @description Cut at 4,000 characters. */
            answer: string;
            /** @description Texts of `must` that it lacks. */
            missing: string[];
            /** @description Texts of `mustNot` that it has. */
            found: string[];
            /** @description 0 to 1: how sure the assistant is of its answer; null where there is nothing to be sure of. */
            confidence: number | null;
            /**
             * @description Who answered: a model, the built-in assistant or the cache of answers.
             * @enum {string|null}
             */
            responder: "model" | "builtin" | "cache" | null;
            /**
             * @description Why there is no answer; such a check has failed.
             * @enum {string|null}
             */
            error: "fault" | "timeout" | "stopped_process" | null;
        };
        CheckRow: {
            /** @description What a visitor would write. Each question is a check once. */
            question: string;
            /** @description BCP 47 of the visitor’s browser; without it the question alone tells the language. */
            locale?: string | null;
            /** @description Texts that the answer must have. Compared without case, accents and punctuation, whole word by whole word; figures by their value: `12,50` is `12.50`. */
            must?: string[];
            /** @description Texts that the answer must not have. Compared without case, accents and punctuation, whole word by whole word; figures by their value: `12,50` is `12.50`. */
            mustNot?: string[];
        };
        ChecksDto: {
            /** @description The checks; they replace those stored before. */
            checks: components["schemas"]["CheckRow"][];
            /** @description Runs the checks by itself after products, articles, hours, closures or settings have changed: five minutes after the first change, for all changes until then. Left out, it stays as it is. */
            runAfterChange?: boolean;
        };
        CheckView: {
            /**
             * @description Whether the part answers.
             * @enum {string}
             */
            status: "up" | "down";
            /** @description Milliseconds. */
            ms: number;
            /** @description Why it does not. */
            detail?: string;
        };
        CitationView: {
            /**
             * @description What kind of source it is.
             * @enum {string}
             */
            kind: "product" | "article" | "order" | "opening_hours";
            /** @description The id, which never changes. */
            id: string;
            /** @description What it is called. */
            title: string;
            /** @description Of a long article: the heading of the passage that is quoted. Absent where there is none. */
            heading?: string;
            /** @description The address. */
            url?: string;
            /** @description Of a product: as it was when it was cited. */
            product?: components["schemas"]["CitedProductView"];
            /** @description Of an order that the visitor has proven. */
            order?: components["schemas"]["CitedOrderView"];
            /** @description Of an article: what it said when it was cited. */
            article?: components["schemas"]["CitedArticleView"];
        };
        CitedArticleView: {
            /** @description What the article said, or the part of it that fits. */
            text: string;
        };
        CitedOrderView: {
            /** @description The number of the order, as customers know it. */
            number: string;
            /** @description A status of an order. */
            status: string;
            /**
             * Format: date
             * @description The day on which it is to arrive; null when unknown.
             */
            expectedAt: string | null;
            /** @description Under way, and the expected day is over. */
            isLate: boolean;
            /** @description What was refunded so far, decimal text in the currency of the order; null when nothing was. Absent in older answers. */
            refunded?: string | null;
            /** @description The parcels of the order. */
            shipments: components["schemas"]["CitedShipmentView"][];
        };
        CitedProductView: {
            /** @description Decimal text in `currency`. */
            price: string | null;
            /** @description The price is the lowest of several variants. */
            isFrom: boolean;
            /** @description The currency, ISO 4217. */
            currency: string;
            /** @description null when it is not counted. */
            stock: number | null;
            /** @description Address of a picture; null without. */
            imageUrl: string | null;
        };
        CitedShipmentView: {
            /** @description Who carries the parcel. */
            carrier: string;
            /** @description The number by which the carrier knows the parcel. */
            trackingNumber: string;
            /** @description Where the parcel can be followed; null without. */
            trackingUrl: string | null;
        };
        ClosureDto: {
            /**
             * Format: date
             * @description One day.
             */
            date?: string;
            /**
             * Format: date
             * @description The first of several days; with `on`, the day from which it counts.
             */
            from?: string;
            /**
             * Format: date
             * @description The last day, included.
             */
            to?: string;
            /**
             * @description `yearly`: the same days every year from then on. `monthly`: for `on` without a month.
             * @enum {string}
             */
            repeats?: "yearly" | "monthly";
            /** @description A weekday by its rank in a month: the last Monday of May, the first Sunday of every month. */
            on?: components["schemas"]["RankedWeekdayDto"];
            /** @description Why, in words that visitors are told. */
            reason: string;
            /** @description Special hours on those days; [] is closed all day. */
            hours?: components["schemas"]["IntervalDto"][];
            /** @description A season: the hours of each weekday from `from` to `to`, in the place of `hours`. */
            week?: components["schemas"]["WeekDto"];
        };
        ClosuresDto: {
            /** @description Days on which the week does not hold; they replace those stored before. */
            closures: components["schemas"]["ClosureDto"][];
        };
        ConversationHandoffData: {
            /**
             * Format: uuid
             * @description The id of the conversation.
             */
            conversationId: string;
            /** @description Why a person is asked for. */
            reason: string;
        };
        ConversationResolvedData: {
            /**
             * Format: uuid
             * @description The id of the conversation.
             */
            conversationId: string;
            /**
             * @description The channel of the conversation.
             * @enum {string}
             */
            channel: "api" | "widget";
        };
        ConversationView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * @description `assistant`: the assistant answers; `waiting`: a person is asked for; `member`: a member of the team has it; `resolved`: it is closed.
             * @enum {string}
             */
            status: "assistant" | "waiting" | "member" | "resolved";
            /**
             * @description The channel of the conversation.
             * @enum {string}
             */
            channel: "api" | "widget" | "telegram" | "whatsapp" | "messenger" | "instagram" | "slack" | "sms" | "email";
            /** @description The visitor. */
            visitor: components["schemas"]["VisitorView"];
            /**
             * Format: uuid
             * @description The member who has the conversation.
             */
            assigneeId: string | null;
            /** @description The same, with their name; null when nobody has it. */
            assignee: components["schemas"]["AssigneeView"] | null;
            /** @description Why the conversation was last handed to a person; null when it never was. */
            handoffReason: string | null;
            /** @description What the visitor thought of it; null before a rating. */
            rating: components["schemas"]["RatingView"] | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updatedAt: string;
        };
        CostView: {
            /** @description Name of the model. */
            model: string;
            /** @description How many tokens the model has read. */
            inputTokens: number;
            /** @description How many of the tokens that were read the model had kept. */
            cachedInputTokens: number;
            /** @description How many tokens the model has written. */
            outputTokens: number;
            /** @description Millionths of a US dollar; null when the model has no known price. */
            microUsd: number | null;
        };
        CreatedApiKeyView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description What the key is for, in your words. */
            name: string;
            /**
             * @description `live` and `test` are secret keys, `pub` is a widget key.
             * @enum {string}
             */
            kind: "live" | "test" | "pub";
            /** @description The operations that the key opens. */
            scopes: string[];
            /** @description The beginning and the last characters of the key, to recognise it by. */
            hint: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the key stops being valid; null when never.
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description To the minute.
             */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @description When it was revoked; null when it was not.
             */
            revokedAt: string | null;
            /** @description A limit of the key’s own; null without. */
            requestsPerMinute: number | null;
            /** @description Shown in this answer and never again. */
            secret: string;
        };
        CustomerDto: {
            /** @description The name; null when unknown. */
            name?: string | null;
            /** @description The e-mail address; null when unknown. */
            email?: string | null;
            /** @description National or international form; answered in E.164. */
            phone?: string | null;
        };
        DayUsageView: {
            /** @description What models have read and written. */
            tokens: components["schemas"]["TokensView"];
            /** @description US dollars, as a decimal string with two to six places. Of models called with the platform’s key. */
            cost: string;
            /**
             * Format: date
             * @description The day, in the time zone of the business.
             */
            date: string;
            /** @description Answers by who gave them. */
            turns: components["schemas"]["TurnCountsView"];
            /** @description What the cache of answers has saved. */
            cache: components["schemas"]["CacheView"];
            /** @description How many messages there were on that day. */
            messages: number;
        };
        DecisionDto: {
            /** @description Those that are decided on. */
            ids?: string[];
            /**
             * @description Instead of `ids`: all that are open.
             * @enum {boolean}
             */
            all?: true;
        };
        DecisionProblemView: {
            /** @description The id that was sent. */
            id: string;
            /** @description The kind of problem, for programs. */
            code: string;
            /** @description The same in words, for people. */
            detail: string;
        };
        DecisionSummaryView: {
            /** @description Decided by this call. */
            changed: number;
            /** @description Decided so before. */
            unchanged: number;
            /** @description What is wrong, one entry a problem. */
            errors: components["schemas"]["DecisionProblemView"][];
        };
        DeliveryView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description The platform’s name of the event. */
            type: string;
            /**
             * @description What the event is about.
             * @enum {string|null}
             */
            kind: "payment" | "order" | "refund" | "stock" | null;
            /**
             * @description `queued`: to be taken over, or waiting for its order; `ignored`: it told nothing new or nothing of use; `failed`: it could not be understood, or was tried in vain. The platform’s repeat of a failed one is tried again.
             * @enum {string}
             */
            status: "queued" | "applied" | "ignored" | "failed";
            /** @description Why it was ignored or has failed, or what it waits for. */
            reason: string | null;
            /** @description The platform’s own id. */
            eventId: string | null;
            /**
             * Format: uuid
             * @description The id of the order; null when it is about none.
             */
            orderId: string | null;
            /**
             * Format: date-time
             * @description When it came.
             */
            receivedAt: string;
            /**
             * Format: date-time
             * @description When it was taken over; null before.
             */
            handledAt: string | null;
        };
        ErasedVisitorView: {
            /**
             * Format: uuid
             * @description The id of the visitor.
             */
            visitorId: string;
            /** @description Always true: from now on until the visitor is gone. */
            erasing: boolean;
        };
        EvaluationIdView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
        };
        EvaluationReportView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "queued" | "running" | "done";
            /**
             * @description `change`: it began by itself, because the knowledge had changed.
             * @enum {string}
             */
            reason: "request" | "change";
            /** @description Checks of this run. */
            total: number;
            /** @description Checks that have passed. */
            passed: number;
            /** @description Checks that have failed. */
            failed: number;
            /** @description Of the business when the run began. */
            knowledgeVersion: number;
            /** @description Whether the knowledge changed while the checks ran. */
            knowledgeChanged: boolean;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it finished; null while it has not.
             */
            finishedAt: string | null;
            /** @description Of the checks that have been asked yet. */
            results: components["schemas"]["CheckResultView"][];
            /** @description Since the last run that had finished before; null without one, and while this one runs. */
            changedSince: components["schemas"]["ChangedSinceView"] | null;
        };
        EvaluationView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "queued" | "running" | "done";
            /**
             * @description `change`: it began by itself, because the knowledge had changed.
             * @enum {string}
             */
            reason: "request" | "change";
            /** @description Checks of this run. */
            total: number;
            /** @description Checks that have passed. */
            passed: number;
            /** @description Checks that have failed. */
            failed: number;
            /** @description Of the business when the run began. */
            knowledgeVersion: number;
            /** @description Whether the knowledge changed while the checks ran. */
            knowledgeChanged: boolean;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it finished; null while it has not.
             */
            finishedAt: string | null;
        };
        EventSecretView: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description Its last four characters. */
            lastFour: string | null;
            /**
             * Format: date-time
             * @description When the last of the secrets before it ends; null when none is valid any more.
             */
            previousExpiresAt: string | null;
        };
        EventSourceDto: {
            /**
             * @description `signed` is any system that signs as Standard Webhooks 1.0 has it.
             * @enum {string}
             */
            kind: "stripe" | "shopify" | "woocommerce" | "signed";
            /** @description What you call the source. */
            name?: string;
            /** @description What the platform signs with. Left out, one is made for `signed` and `woocommerce` and shown once; Stripe and Shopify make theirs, so send it by PATCH when you have it. Until then every delivery is refused. */
            secret?: string;
        };
        EventSourcePatch: {
            /** @description What you call the source. */
            name?: string;
            /** @description A source that is not refuses every delivery. */
            enabled?: boolean;
            /** @description A new secret; it is never shown again. */
            secret?: string;
            /**
             * @description With a new `secret`: for so many hours the secrets before it stay valid as well; 0 ends them at once.
             * @default 24
             */
            overlapHours: number;
        };
        EventSourceView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * @description The platform; `signed` is any system that signs.
             * @enum {string}
             */
            kind: "stripe" | "shopify" | "woocommerce" | "signed";
            /** @description What you call the source. */
            name: string;
            /** @description Whether it is in use. */
            enabled: boolean;
            /** @description Where the platform is to deliver. Nobody can guess it; whoever knows it can do nothing without the secret. */
            url: string;
            /** @description The newest secret; null when there is none: every delivery is refused then. */
            secret: components["schemas"]["EventSecretView"] | null;
            /**
             * Format: date-time
             * @description When something genuine came last, to a few seconds.
             */
            lastReceivedAt: string | null;
            /** @description What was refused last, to a few seconds, and why. */
            lastRefused: components["schemas"]["RefusedDeliveryView"] | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updatedAt: string;
        };
        ExportDownloadView: {
            /**
             * Format: uri
             * @description Get it with a key of the business that has the scope `exports:write`.
             */
            url: string;
            /**
             * Format: date-time
             * @description Reading the export again gives a new link.
             */
            expiresAt: string;
        };
        ExportDto: {
            /**
             * Format: uuid
             * @description Only what there is of this visitor. Left out: everything of the business.
             */
            visitorId?: string;
        };
        ExportView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * @description The archive is made while it is downloaded, so it is ready at once.
             * @enum {string}
             */
            status: "ready";
            /**
             * Format: uuid
             * @description Only what is of this visitor; null: everything of the business.
             */
            visitorId: string | null;
            /** @description Where to fetch the archive; absent when there is nothing to fetch. */
            download: components["schemas"]["ExportDownloadView"];
            /** @description How often a download was begun. */
            downloads: number;
            /**
             * Format: date-time
             * @description When a download was last begun; null before the first.
             */
            downloadedAt: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
        };
        HandoffDto: {
            /** @description Why a person is asked for. */
            reason?: string | null;
        };
        HandoffView: {
            /** @description Why a person is asked for. */
            reason: string;
        };
        HealthDetailView: {
            /**
             * @description `ok`; `degraded` without something that is not needed; `unavailable` without something that is.
             * @enum {string}
             */
            status: "ok" | "degraded" | "unavailable";
            /** @description Each part that the process needs, by its name. */
            checks: {
                [key: string]: components["schemas"]["CheckView"];
            };
            /** @description How busy this process is. */
            load: components["schemas"]["LoadView"];
            /** @description Open dead letters of all businesses, 10 s old at most; null while the database is away. */
            deadLetters: number | null;
            /** @description Seconds since when the oldest job of each queue waits, over all businesses, 10 s old at most; null while the database is away. */
            queueAges: components["schemas"]["QueueAgesView"] | null;
            /** @description What backups have noted (BACKUP_STATUS_FILE). Null in it: never, or not known. */
            backups: components["schemas"]["BackupsView"];
        };
        HealthView: {
            /**
             * @description `ok`; `degraded` without something that is not needed; `unavailable` without something that is.
             * @enum {string}
             */
            status: "ok" | "degraded" | "unavailable";
            /** @description Each part that the process needs, by its name. */
            checks: {
                [key: string]: components["schemas"]["CheckView"];
            };
        };
        HeldBackView: {
            /** @description The kind of claim that nothing held. */
            kind: string;
            /** @description The sentence. */
            sentence: string;
            /** @description The part of the sentence that no source supports. */
            claim: string;
        };
        IdentitySecretView: {
            /** @description Whether there is a secret. */
            configured: boolean;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string | null;
            /**
             * Format: date-time
             * @description When the last of the secrets before it ends; null when none is valid any more.
             */
            previousExpiresAt: string | null;
        };
        ImportDoneData: {
            /**
             * Format: uuid
             * @description Null of an import.
             */
            sourceId: string | null;
            /**
             * Format: uuid
             * @description Of an import, which has no source.
             */
            importId?: string;
            /**
             * @description What the file has, or what kind of source was read.
             * @enum {string}
             */
            kind: "website" | "file" | "feed" | "products" | "orders" | "articles";
            /** @description Name of the file, or of the source. */
            name: string;
            /**
             * @description `ready` of a source, `done` of an import.
             * @enum {string}
             */
            status: "ready" | "done" | "failed";
            /** @description Why it failed. */
            problem: string | null;
            /** @description Of an import. */
            isDryRun?: boolean;
            /** @description Of an import. */
            rows?: number;
            /** @description Of an import. */
            created?: number;
            /** @description Of an import. */
            updated?: number;
            /** @description Of an import. */
            unchanged?: number;
            /** @description Of an import. */
            failed?: number;
            /** @description Of an import. */
            warningCount?: number;
        };
        ImportedHolidaysView: {
            /** @description Closures that were added. */
            added: number;
            /** @description Holidays whose days had closures of their own already; these are unchanged. */
            kept: number;
            /** @description All closures. */
            closures: components["schemas"]["ClosureDto"][];
        };
        ImportHolidaysDto: {
            /** @description ISO 3166-1 alpha-2 */
            country: string;
            /** @description A code of `regions`, for most ISO 3166-2 without the country. */
            region?: string;
            /** @description Default: this year. */
            year?: number;
            /** @description Of the names; default: the language of the country. */
            locale?: string;
            /** @description The days to take over; default: all that need no confirmation. */
            dates?: string[];
        };
        ImportProblemsView: {
            /** @description The entries. */
            data: components["schemas"]["ImportProblemView"][];
        };
        ImportProblemView: {
            /**
             * @description Whether the row was refused or taken with a remark.
             * @enum {string}
             */
            severity: "error" | "warning";
            /** @description Line of the file, from 1. */
            line: number;
            /** @description As headed in the file; empty where it is about the row. */
            column: string;
            /** @description The kind of fault. */
            code: string;
            /** @description The same in words, for people. */
            detail: string;
            /** @description As written, up to 200 characters. */
            value: string;
        };
        ImportReportView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "queued" | "running" | "done" | "failed" | "cancelled";
            /**
             * @description What the file has, or what kind of source was read.
             * @enum {string}
             */
            kind: "products" | "orders" | "articles";
            /**
             * @description `csv` and `jsonl` have our own fields; the others are exports of shops.
             * @enum {string}
             */
            format: "csv" | "jsonl" | "shopify" | "woocommerce" | "prestashop";
            /** @description Name of the file, or of the source. */
            name: string;
            /** @description Size of the file in bytes. */
            bytes: number;
            /** @description Whether the file was only checked: nothing is written then. */
            dryRun: boolean;
            /**
             * @description The encoding that the file was found to have.
             * @enum {string}
             */
            encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "windows-1256";
            /** @description null of JSON Lines. */
            delimiter: string | null;
            /** @description The time zone of times in the file that name none, an IANA name. */
            timezone: string;
            /** @description Rows of the file that were read so far. */
            rows: number;
            /** @description How many were made. */
            created: number;
            /** @description How many were changed. */
            updated: number;
            /** @description How many were already as they should be. */
            unchanged: number;
            /** @description Products, orders or articles that were refused. */
            failed: number;
            /** @description How many remarks there are on rows that were taken. */
            warningCount: number;
            /** @description Why it failed: `unreadable`, or `internal`. What was written before stays. */
            problem: string | null;
            /** @description The same in words. */
            detail: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it began; null before.
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description When it ended; null while it has not.
             */
            endedAt: string | null;
            /** @description The first 20; all are in `/errors`. */
            errors: components["schemas"]["ImportProblemView"][];
            /** @description The first 20; all are in `/errors`. */
            warnings: components["schemas"]["ImportProblemView"][];
        };
        ImportView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "queued" | "running" | "done" | "failed" | "cancelled";
            /**
             * @description What the file has, or what kind of source was read.
             * @enum {string}
             */
            kind: "products" | "orders" | "articles";
            /**
             * @description `csv` and `jsonl` have our own fields; the others are exports of shops.
             * @enum {string}
             */
            format: "csv" | "jsonl" | "shopify" | "woocommerce" | "prestashop";
            /** @description Name of the file, or of the source. */
            name: string;
            /** @description Size of the file in bytes. */
            bytes: number;
            /** @description Whether the file was only checked: nothing is written then. */
            dryRun: boolean;
            /**
             * @description The encoding that the file was found to have.
             * @enum {string}
             */
            encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "windows-1256";
            /** @description null of JSON Lines. */
            delimiter: string | null;
            /** @description The time zone of times in the file that name none, an IANA name. */
            timezone: string;
            /** @description Rows of the file that were read so far. */
            rows: number;
            /** @description How many were made. */
            created: number;
            /** @description How many were changed. */
            updated: number;
            /** @description How many were already as they should be. */
            unchanged: number;
            /** @description Products, orders or articles that were refused. */
            failed: number;
            /** @description How many remarks there are on rows that were taken. */
            warningCount: number;
            /** @description Why it failed: `unreadable`, or `internal`. What was written before stays. */
            problem: string | null;
            /** @description The same in words. */
            detail: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it began; null before.
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description When it ended; null while it has not.
             */
            endedAt: string | null;
        };
        InboxCountsView: {
            /** @description How many are in the view `needs_you`. */
            needsYou: number;
            /** @description How many the member has; 0 for a key. */
            mine: number;
            /** @description How many wait for a person and are nobody’s. */
            unassigned: number;
            /** @description How many the assistant answers. */
            assistant: number;
            /** @description How many that are with the team, and are the member’s or nobody’s, have messages that the member has not read; 0 for a key. */
            unread: number;
        };
        InboxItemView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "assistant" | "waiting" | "member" | "resolved";
            /**
             * @description The channel of the conversation.
             * @enum {string}
             */
            channel: "api" | "widget" | "telegram" | "whatsapp" | "messenger" | "instagram" | "slack" | "sms" | "email";
            /** @description The visitor. */
            visitor: components["schemas"]["VisitorView"];
            /**
             * Format: uuid
             * @description The member who has the conversation.
             */
            assigneeId: string | null;
            /** @description The same, with their name; null when nobody has it. */
            assignee: components["schemas"]["AssigneeView"] | null;
            /** @description Why the conversation was last handed to a person; null when it never was. */
            handoffReason: string | null;
            /** @description What the visitor thought of it; null before a rating. */
            rating: components["schemas"]["RatingView"] | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updatedAt: string;
            /** @description The newest message, or the visitor’s newest where that is a notice of the system; null where nothing was said. */
            lastMessage: components["schemas"]["LastMessageView"] | null;
            /**
             * Format: date-time
             * @description Since when the visitor waits for a person; null when they do not.
             */
            waitingSince: string | null;
            /**
             * Format: date-time
             * @description Until then it is not listed among those that need somebody.
             */
            snoozedUntil: string | null;
            /** @description Messages of the visitor that the member who asks has not read; 0 for a key. */
            unread: number;
        };
        IntervalDto: {
            /** @description When it opens, `HH:MM` in the time zone of the business. */
            open: string;
            /** @description Earlier than `open` runs past midnight; `24:00` is the end of the day. */
            close: string;
        };
        InvitationDto: {
            /** @description Whom the invitation is to. */
            email: string;
            /**
             * @description An owner may do everything, a manager all daily work and its settings, an agent what customers need.
             * @enum {string}
             */
            role: "owner" | "manager" | "agent";
        };
        InvitationView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description Whom the invitation is to. */
            email: string;
            /**
             * @description An owner may do everything, a manager all daily work and its settings, an agent what customers need.
             * @enum {string}
             */
            role: "owner" | "manager" | "agent";
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When its last mail went out; null when none has, as on a server that sends no mails.
             */
            sentAt: string | null;
            /**
             * Format: date-time
             * @description Until then its link works; sending it again gives it seven more days.
             */
            endsAt: string;
        };
        KnowledgeSourceView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description Where it is read from; null of a file. */
            url: string | null;
            /**
             * Format: date-time
             * @description When it was fetched.
             */
            fetchedAt: string;
        };
        KnowledgeVersionsView: {
            /** @description The version at the earlier run. */
            before: number;
            /** @description The version at this run. */
            now: number;
        };
        KnownVisitorView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description Your own id of the visitor; null without. */
            externalId: string | null;
            /** @description The name; null when unknown. */
            name: string | null;
            /** @description The e-mail address; null when unknown. */
            email: string | null;
            /** @description The language, BCP 47; null when it is not known. */
            locale: string | null;
            /** @description Vouched for by a signed identity. */
            verifiedEmail: string | null;
            /** @description The page of the website that the last session began on. */
            page: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description True from DELETE until the visitor is gone. */
            erasing: boolean;
        };
        LastMessageView: {
            /**
             * @description Who wrote it.
             * @enum {string}
             */
            from: "visitor" | "assistant" | "member" | "system";
            /** @description Its beginning. */
            text: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
        };
        LearntSuggestionView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * @description What kind it is.
             * @enum {string}
             */
            kind: "synonyms" | "article";
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "open" | "accepted" | "rejected";
            /** @description A group of `PUT /v1/synonyms`, or a row of `PUT /v1/articles`. */
            content: components["schemas"]["SuggestedSynonymsView"] | components["schemas"]["SuggestedArticleView"];
            /** @description The reason. */
            reason: components["schemas"]["SuggestionReasonView"];
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was accepted or rejected; null while it is open.
             */
            decidedAt: string | null;
        };
        LiveView: {
            /**
             * @description `ok`; `degraded` without something that is not needed; `unavailable` without something that is.
             * @enum {string}
             */
            status: "ok";
        };
        LoadView: {
            /** @description Standing delay of the event loop, milliseconds. */
            loopDelayMs: number;
            /** @description Wait of the request that has waited longest for a connection of the database, milliseconds. */
            poolWaitMs: number;
            /** @description Requests refused since the start because the event loop was late. */
            refused: components["schemas"]["RefusedView"];
            /** @description Requests refused since the start because the line for a connection of the database was too long. */
            turnedAway: number;
        };
        MemberPatchDto: {
            /**
             * @description An owner may do everything, a manager all daily work and its settings, an agent what customers need.
             * @enum {string}
             */
            role: "owner" | "manager" | "agent";
        };
        MemberView: {
            /**
             * Format: uuid
             * @description The member; null when a program has sent it in their name. Kept when they have left.
             */
            id: string | null;
            /** @description What visitors are told that the member is called. */
            name: string;
        };
        MessageCreatedData: {
            /** @description The message. */
            message: components["schemas"]["ToldMessage"];
            /**
             * Format: uuid
             * @description Of an answer: the turn that made it.
             */
            turnId: string | null;
        };
        MessageView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * Format: uuid
             * @description The id of the conversation.
             */
            conversationId: string;
            /** @description The number of the message in its conversation, from 1; the next one’s is higher. */
            seq: number;
            /**
             * @description Who wrote it.
             * @enum {string}
             */
            from: "visitor" | "assistant" | "member" | "system";
            /** @description The text, as the visitor sees it. */
            text: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description The sender’s own id of the message. */
            clientId?: string;
            /**
             * @description `incomplete` when the answer was broken off.
             * @enum {string}
             */
            status: "complete" | "incomplete";
            /** @description The sources that the text rests on. */
            citations: components["schemas"]["CitationView"][];
            /** @description The tools that were called for it. */
            tools: components["schemas"]["ToolUseView"][];
            /** @description Why the conversation goes to a person; null when it does not. */
            handoff: components["schemas"]["HandoffView"] | null;
            /** @description 0 to 1: how sure the assistant is of this answer; null of what it did not answer. */
            confidence: number | null;
            /** @description What the visitor may send next when the answer is not sure, best first; empty when it is. */
            suggestions: components["schemas"]["SuggestionView"][];
            /** @description Who wrote it, of a member’s message; null where a program has not said it. */
            member: components["schemas"]["MemberView"] | null;
        };
        ModelCallView: {
            /** @description Name of the model. */
            model: string;
            /**
             * @description Whose model it is.
             * @enum {string}
             */
            owner: "platform" | "tenant";
            /** @description `stop`, `length`, or the kind of the fault that ended it. */
            end: string;
            /** @description How many tokens the model has read. */
            inputTokens: number;
            /** @description How many tokens the model has written. */
            outputTokens: number;
            /** @description Millionths of a US dollar. */
            microUsd: number | null;
            /** @description Milliseconds until it had ended. */
            ms: number;
        };
        ModelCheckView: {
            /** @description What was checked. */
            name: string;
            /** @description Whether it went well. */
            ok: boolean;
            /** @description The same in words, for people. */
            detail: string;
        };
        ModelTestView: {
            /** @description Every check is ok. */
            ok: boolean;
            /** @description The checks, each with its result. */
            checks: components["schemas"]["ModelCheckView"][];
        };
        NamedSourceView: {
            /**
             * @description What kind of source it is.
             * @enum {string}
             */
            kind: "product" | "article";
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description What it is called. */
            title: string;
        };
        NewChannelView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * @description The messaging platform.
             * @enum {string}
             */
            kind: "telegram" | "whatsapp" | "messenger" | "instagram" | "slack" | "sms" | "email";
            /** @description What you call the channel. */
            name: string;
            /** @description Whether it is in use. */
            enabled: boolean;
            /** @description The account at the platform that the channel speaks for. */
            account: components["schemas"]["ChannelAccountView"];
            /** @description What is set, without secrets. */
            settings: {
                [key: string]: unknown;
            };
            /** @description Which secrets are set. */
            secrets: string[];
            /**
             * Format: date-time
             * @description Since when these are the secrets.
             */
            secretsAt: string;
            /** @description Where the platform delivers. Telegram and Twilio are told by themselves; elsewhere you enter it. */
            url: string;
            /** @description Why nothing can be sent; null while all is well, as far as is known. */
            failure: components["schemas"]["ChannelFailureView"] | null;
            /**
             * Format: date-time
             * @description When something genuine came last; null before the first.
             */
            lastReceivedAt: string | null;
            /** @description What was refused last, to a few seconds. */
            lastRefused: components["schemas"]["ChannelRefusalView"] | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updatedAt: string;
            /** @description What you enter at the platform by hand, shown this once: of Meta’s platforms `verifyToken`, of e-mail `user` and `password`. Empty of Telegram, Slack and SMS. */
            setup: {
                [key: string]: string;
            };
        };
        NewEventSourceView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * @description The platform; `signed` is any system that signs.
             * @enum {string}
             */
            kind: "stripe" | "shopify" | "woocommerce" | "signed";
            /** @description What you call the source. */
            name: string;
            /** @description Whether it is in use. */
            enabled: boolean;
            /** @description Where the platform is to deliver. Nobody can guess it; whoever knows it can do nothing without the secret. */
            url: string;
            /** @description The newest secret; null when there is none: every delivery is refused then. */
            secret: components["schemas"]["EventSecretView"] | null;
            /**
             * Format: date-time
             * @description When something genuine came last, to a few seconds.
             */
            lastReceivedAt: string | null;
            /** @description What was refused last, to a few seconds, and why. */
            lastRefused: components["schemas"]["RefusedDeliveryView"] | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updatedAt: string;
            /** @description The secret that was made for it, shown this once; null when you sent one or the platform makes it. */
            newSecret: string | null;
        };
        NewIdentitySecretView: {
            /** @description Shown this once. Its UTF-8 bytes, prefix included, are the key that identities are signed with. */
            secret: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
        };
        NewVisitorDto: {
            /** @description Your own id of the customer. */
            externalId?: string | null;
            /** @description The name; null when unknown. */
            name?: string | null;
            /** @description The e-mail address; null when unknown. */
            email?: string | null;
            /** @description BCP 47. */
            locale?: string | null;
        };
        NewWebhookView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description Where events are delivered. */
            url: string;
            /** @description A note of your own. */
            description: string;
            /** @description The events that are delivered. */
            events: ("message.created" | "conversation.handoff" | "conversation.resolved" | "order.updated" | "import.done" | "question.unanswered" | "budget.warning")[];
            /**
             * @description `paused`: nothing is delivered until you send `active`, see `pauseReason`.
             * @enum {string}
             */
            status: "active" | "disabled" | "paused";
            /**
             * @description `failing`: every call has failed for three days; `gone`: it has answered 410.
             * @enum {string|null}
             */
            pauseReason: "failing" | "gone" | null;
            /**
             * Format: date-time
             * @description Since when it is paused; null when it is not.
             */
            pausedAt: string | null;
            /**
             * Format: date-time
             * @description Since when every call has failed; null when the last one went well.
             */
            failingSince: string | null;
            /**
             * Format: date-time
             * @description When something was delivered last, to a few seconds.
             */
            lastDeliveredAt: string | null;
            /** @description The newest secret. */
            secret: components["schemas"]["WebhookSecretView"];
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updatedAt: string;
            /** @description The secret to verify deliveries with, shown this once. */
            newSecret: string;
        };
        NoteAuthorView: {
            /**
             * @description What kind it is.
             * @enum {string}
             */
            kind: "member" | "key";
            /**
             * Format: uuid
             * @description Of the member or the key; null of a note that was imported.
             */
            id: string | null;
            /** @description Of the member or the key when the note was written. */
            name: string;
        };
        NoteView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * Format: uuid
             * @description The id of the conversation.
             */
            conversationId: string;
            /** @description Who wrote it. */
            author: components["schemas"]["NoteAuthorView"];
            /** @description As it was written. */
            text: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
        };
        OpeningHoursDto: {
            /** @description The hours of each weekday; all seven are needed. */
            week: components["schemas"]["WeekDto"];
        };
        OpeningHoursView: {
            /** @description The hours of each weekday; all seven are needed. */
            week: components["schemas"]["WeekDto"];
            /** @description Whether the business is open at this moment. */
            openNow: boolean;
            /**
             * Format: date-time
             * @description When the shop next opens or closes; null when it never does.
             */
            nextChange: string | null;
        };
        OrderItemDto: {
            /** @description The stock keeping unit, by which you know the product. */
            sku?: string | null;
            /** @description What was ordered, where there is no `sku`. */
            name?: string | null;
            /** @description At most three decimal places, up to 1,000,000. */
            quantity: number;
            /** @description Price of one, a decimal string in the major unit of the currency. */
            unitPrice?: string | null;
        };
        OrderLineDto: {
            /**
             * @description What the amount is for.
             * @enum {string}
             */
            kind: "discount" | "shipping" | "tax" | "fee";
            /** @description What customers are told. */
            name?: string | null;
            /** @description Never negative; a discount is subtracted. */
            amount: string;
        };
        OrderPatch: {
            /** @description Your own id; null without. */
            externalId?: string | null;
            /**
             * @description Where the order stands.
             * @enum {string}
             */
            status?: "pending" | "processing" | "preparing" | "on_hold" | "partially_shipped" | "shipped" | "out_for_delivery" | "delivered" | "cancelled" | "returned" | "partially_refunded" | "refunded";
            /**
             * Format: date-time
             * @description When the order was placed; null when unknown.
             */
            placedAt?: string | null;
            /** @description The currency, ISO 4217. */
            currency?: string;
            /** @description The total, a decimal string in the major unit of the currency. */
            total?: string;
            /** @description What you leave out of it stays. */
            customer?: components["schemas"]["CustomerDto"];
            /** @description Replaces all items. */
            items?: components["schemas"]["OrderItemDto"][];
            /** @description Replaces all lines. */
            lines?: components["schemas"]["OrderLineDto"][];
            /**
             * Format: date
             * @description The day on which it is to arrive; null when unknown.
             */
            expectedAt?: string | null;
            /** @description Replaces all shipments. */
            shipments?: components["schemas"]["ShipmentDto"][];
            /** @description A remark on the order; null without. */
            note?: string | null;
        };
        OrderRow: {
            /** @description As customers know it, in any shape. */
            number: string;
            /** @description The id in the shop’s own system. */
            externalId?: string | null;
            /**
             * @description Where the order stands.
             * @enum {string}
             */
            status: "pending" | "processing" | "preparing" | "on_hold" | "partially_shipped" | "shipped" | "out_for_delivery" | "delivered" | "cancelled" | "returned" | "partially_refunded" | "refunded";
            /**
             * Format: date-time
             * @description When the order was placed; null when unknown.
             */
            placedAt?: string | null;
            /** @description ISO 4217; the business’s own when absent. */
            currency?: string;
            /** @description The total, a decimal string in the major unit of the currency. */
            total: string;
            /** @description Who placed the order. */
            customer: components["schemas"]["CustomerDto"];
            /** @description What was ordered. */
            items: components["schemas"]["OrderItemDto"][];
            /** @description What makes up the total besides the items; discounts are subtracted. */
            lines?: components["schemas"]["OrderLineDto"][];
            /**
             * Format: date
             * @description The day on which it is to arrive; null when unknown.
             */
            expectedAt?: string | null;
            /** @description The parcels of the order. */
            shipments?: components["schemas"]["ShipmentDto"][];
            /** @description A remark on the order; null without. */
            note?: string | null;
        };
        OrdersDto: {
            /** @description Orders to make or change, at most 500. */
            orders: components["schemas"]["OrderRow"][];
        };
        OrderUpdatedData: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description The number of the order, as customers know it. */
            number: string;
            /** @description Where the order stands. */
            status: string;
            /** @description Null of a new order. */
            previousStatus: string | null;
            /** @description Whether the order was unknown before. */
            isNew: boolean;
            /**
             * Format: date
             * @description The day on which it is to arrive; null when unknown.
             */
            expectedAt: string | null;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updatedAt: string;
        };
        OrderView: {
            /** @description As customers know it, in any shape. */
            number: string;
            /** @description The id in the shop’s own system. */
            externalId?: string | null;
            /**
             * @description Where the order stands.
             * @enum {string}
             */
            status: "pending" | "processing" | "preparing" | "on_hold" | "partially_shipped" | "shipped" | "out_for_delivery" | "delivered" | "cancelled" | "returned" | "partially_refunded" | "refunded";
            /**
             * Format: date-time
             * @description When the order was placed; null when unknown.
             */
            placedAt?: string | null;
            /** @description ISO 4217; the business’s own when absent. */
            currency?: string;
            /** @description The total, a decimal string in the major unit of the currency. */
            total: string;
            /** @description Who placed the order. */
            customer: components["schemas"]["CustomerDto"];
            /** @description What was ordered. */
            items: components["schemas"]["OrderItemDto"][];
            /** @description What makes up the total besides the items; discounts are subtracted. */
            lines?: components["schemas"]["OrderLineDto"][];
            /**
             * Format: date
             * @description The day on which it is to arrive; null when unknown.
             */
            expectedAt?: string | null;
            /** @description The parcels of the order. */
            shipments?: components["schemas"]["ShipmentDto"][];
            /** @description A remark on the order; null without. */
            note?: string | null;
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * Format: date-time
             * @description When an event source told that it is paid; null when none has.
             */
            paidAt: string | null;
            /** @description Refunded so far, as event sources have told. */
            refunded: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updatedAt: string;
        };
        OwnCheckView: {
            /** @description The question. */
            question: string;
            /** @description The language, BCP 47; null when it is not known. */
            locale: string | null;
            /** @description Texts that the answer must contain. */
            must: string[];
            /** @description Texts that the answer must not contain. */
            mustNot: string[];
        };
        OwnConversationView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description Where it was held. */
            channel: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "assistant" | "waiting" | "member" | "resolved";
            /** @description What the visitor thought of it; null before a rating. */
            rating: number | null;
            /** @description What was written beside the rating; null without. */
            ratingComment: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description Oldest first. */
            messages: components["schemas"]["MessageView"][];
        };
        OwnModelDto: {
            /** @description Of an OpenAI-compatible server that this installation allows, up to `/chat/completions`. */
            baseUrl?: string;
            /** @description Name of the model at that server. */
            name?: string;
            /** @description Stored encrypted and never shown again. `null` removes it. Needed again when `baseUrl` changes. */
            apiKey?: string | null;
        };
        OwnModelView: {
            /** @description Address of the OpenAI-compatible server. */
            baseUrl: string;
            /** @description Name of the model at that server. */
            name: string;
            /** @description Whether a key for the server is stored. */
            hasApiKey: boolean;
            /** @description Null without a key, or with one of fewer than 16 characters. */
            apiKeyLastFour: string | null;
        };
        OwnProfileView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description Your own id of the visitor; null without. */
            externalId: string | null;
            /** @description The name; null when unknown. */
            name: string | null;
            /** @description The e-mail address; null when unknown. */
            email: string | null;
            /** @description The language, BCP 47; null when it is not known. */
            locale: string | null;
            /** @description Vouched for by a signed identity. */
            verifiedEmail: string | null;
            /** @description The page of the website that the last session began on. */
            page: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
        };
        PreviewDto: {
            /** @description The message, plain text. */
            text: string;
            /** @description As a visitor’s browser would give it. */
            locale?: string;
            /**
             * Format: date-time
             * @description When the message would be sent; now when left out.
             */
            at?: string;
            /** @description As one of your customers, signed in. */
            as?: components["schemas"]["PreviewedCustomerDto"];
        };
        PreviewedAnswerView: {
            /** @description The text, as the visitor sees it. */
            text: string;
            /**
             * @description `incomplete` when the answer was broken off.
             * @enum {string}
             */
            status: "complete" | "incomplete";
            /** @description The sources that the text rests on. */
            citations: components["schemas"]["CitationView"][];
            /** @description The tools that were called for it. */
            tools: components["schemas"]["ToolUseView"][];
            /** @description Why the conversation goes to a person; null when it does not. */
            handoff: components["schemas"]["HandoffView"] | null;
            /** @description 0 to 1: how sure the assistant is of this answer; null of what it did not answer. */
            confidence: number | null;
            /** @description What the visitor may send next when the answer is not sure, best first; empty when it is. */
            suggestions: components["schemas"]["SuggestionView"][];
            /**
             * @description Who answered: a model, the built-in assistant or the cache of answers.
             * @enum {string}
             */
            responder: "builtin" | "model" | "cache";
            /** @description Something that the answer needs was not available. */
            degraded: boolean;
            /** @description What would be listed as an unanswered question. */
            unanswered: string | null;
        };
        PreviewedCustomerDto: {
            /** @description The address that the customer signed in with. */
            email: string;
        };
        PreviewView: {
            /** @description The answer. */
            answer: components["schemas"]["PreviewedAnswerView"];
            /** @description How the answer came about. */
            trace: components["schemas"]["TraceView"];
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
        ProductHitView: {
            /** @description The product. */
            product: components["schemas"]["ProductView"];
            /** @description How well it fits the search; only to compare within one answer. */
            score: number;
            /**
             * @description How it was found: by words alone or also by meaning.
             * @enum {string}
             */
            match: "hybrid" | "keyword";
        };
        ProductPatch: {
            /** @description What the product is called. */
            name?: string;
            /** @description Plain text, HTML or Markdown. Answers and search use it as plain text, of which the first 12,000 characters. */
            description?: string;
            /** @description Decimal string in the major unit. null: a parent, whose variants have the prices. */
            price?: string | null;
            /** @description SKU of the product of which this is a variant. All variants of a product are one answer. */
            parentSku?: string | null;
            /** @description What tells a variant from the others. */
            options?: {
                [key: string]: string;
            };
            /** @description ISO 4217; the business’s own when absent. */
            currency?: string;
            /** @description null: not tracked. */
            stock?: number | null;
            /** @description Address of the product in the shop; null without. */
            url?: string | null;
            /** @description Address of a picture; null without. */
            imageUrl?: string | null;
            /** @description Words that it is filed under. */
            tags?: string[];
            /** @description Properties of the product by name, as material or colour. */
            attributes?: {
                [key: string]: string;
            };
            /**
             * @description `archived`: kept, but not offered.
             * @enum {string}
             */
            status?: "active" | "archived";
        };
        ProductRow: {
            /** @description What the product is called. */
            name: string;
            /** @description Plain text, HTML or Markdown. Answers and search use it as plain text, of which the first 12,000 characters. */
            description?: string;
            /** @description Decimal string in the major unit. null: a parent, whose variants have the prices. */
            price?: string | null;
            /** @description SKU of the product of which this is a variant. All variants of a product are one answer. */
            parentSku?: string | null;
            /** @description What tells a variant from the others. */
            options?: {
                [key: string]: string;
            };
            /** @description ISO 4217; the business’s own when absent. */
            currency?: string;
            /** @description null: not tracked. */
            stock?: number | null;
            /** @description Address of the product in the shop; null without. */
            url?: string | null;
            /** @description Address of a picture; null without. */
            imageUrl?: string | null;
            /** @description Words that it is filed under. */
            tags?: string[];
            /** @description Properties of the product by name, as material or colour. */
            attributes?: {
                [key: string]: string;
            };
            /**
             * @description `archived`: kept, but not offered.
             * @enum {string}
             */
            status?: "active" | "archived";
            /** @description The stock keeping unit, by which you know the product. */
            sku: string;
        };
        ProductsDto: {
            /** @description Products to make or change, at most 500. */
            products: components["schemas"]["ProductRow"][];
        };
        ProductSearchView: {
            /** @description The entries. */
            data: components["schemas"]["ProductHitView"][];
            /** @description True when the vector search was away and words alone decided. */
            degraded: boolean;
        };
        ProductView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description The stock keeping unit, by which you know the product. */
            sku: string;
            /** @description What the product is called. */
            name: string;
            /** @description As it was sent. */
            description: string;
            /** @description SKU of the product of which this is a variant; null when it is none. */
            parentSku: string | null;
            /** @description What tells a variant from the others of its product, as size or colour. */
            options: {
                [key: string]: string;
            };
            /** @description null: its variants have the prices. */
            price: string | null;
            /** @description The currency, ISO 4217. */
            currency: string;
            /** @description How many there are; null when it is not counted. */
            stock: number | null;
            /** @description Address of the product in the shop; null without. */
            url: string | null;
            /** @description Address of a picture; null without. */
            imageUrl: string | null;
            /** @description Words that it is filed under. */
            tags: string[];
            /** @description Properties of the product by name, as material or colour. */
            attributes: {
                [key: string]: string;
            };
            /**
             * @description `archived`: kept, but not offered.
             * @enum {string}
             */
            status: "active" | "archived";
            /** @description Absent: sent by you. */
            source?: components["schemas"]["KnowledgeSourceView"];
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updatedAt: string;
        };
        ProposalCountsView: {
            /** @description How many wait for a decision. */
            open: number;
            /** @description How many were accepted. */
            accepted: number;
            /** @description How many were rejected. */
            rejected: number;
        };
        ProposalView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * @description What it would become.
             * @enum {string}
             */
            kind: "article" | "product" | "opening_hours";
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "open" | "accepted" | "rejected";
            /** @description The page that it was read from; null of a file. */
            url: string | null;
            /** @description The heading or name under which it stands there. */
            heading: string | null;
            /** @description A row of `PUT /v1/articles` or `PUT /v1/products`, or the body of `PUT /v1/opening-hours`. */
            content: {
                [key: string]: unknown;
            };
            /** @description True when the source no longer has it. */
            isGone: boolean;
            /**
             * Format: date-time
             * @description When it was fetched.
             */
            fetchedAt: string;
            /**
             * Format: date-time
             * @description When it was accepted or rejected; null while it is open.
             */
            decidedAt: string | null;
        };
        PublicHolidaysView: {
            /** @description The country, ISO 3166-1 alpha-2. */
            country: string;
            /** @description The region of the country; null for the whole country. */
            region: string | null;
            /** @description The year. */
            year: number;
            /** @description The public holidays of that year. */
            holidays: components["schemas"]["PublicHolidayView"][];
            /** @description The regions of the country by their codes. */
            regions: {
                [key: string]: string;
            };
        };
        PublicHolidayView: {
            /**
             * Format: date
             * @description The day, in the time zone of the business.
             */
            date: string;
            /**
             * Format: date
             * @description The last of several days.
             */
            to?: string;
            /** @description Name of the holiday. */
            name: string;
            /** @description True for a day that follows the moon: the date may shift by a day. */
            confirm: boolean;
        };
        QuestionUnansweredData: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description What was asked. */
            question: string;
            /** @description How often it was asked. */
            count: number;
            /**
             * Format: uuid
             * @description Of whoever asked last.
             */
            conversationId: string;
        };
        QueueAgesView: {
            /** @description Of turns: the visitor who waits longest. */
            turns: number;
            /** @description Of messages to messaging platforms. */
            channels: number;
            /** @description Of what follows an event by itself, such as a mail to the business. */
            events: number;
            /** @description Of calls of webhooks. */
            webhooks: number;
            /** @description Of long background jobs. */
            bulk: number;
            /** @description Of imported files. */
            imports: number;
            /** @description Of the search by meaning. */
            indexing: number;
        };
        RankedWeekdayDto: {
            /**
             * @description Its rank in the month; -1 is the last.
             * @enum {number}
             */
            nth: -1 | 1 | 2 | 3 | 4 | 5;
            /**
             * @description The weekday.
             * @enum {string}
             */
            weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
            /** @description For `repeats: "yearly"`. */
            month?: number;
        };
        RatingDto: {
            /** @description From 1, bad, to 5, good. */
            score: number;
            /** @description What the visitor added in words; null without. */
            comment?: string | null;
        };
        RatingView: {
            /** @description From 1, bad, to 5, good. */
            score: number;
            /** @description What the visitor added in words; null without. */
            comment: string | null;
        };
        ReadDto: {
            /**
             * Format: uuid
             * @description Of a key, which does it for this member. Members do it for themselves.
             */
            memberId?: string;
            /** @description The number of the last message that was read. */
            seq: number;
        };
        ReadQuestionView: {
            /** @description The part of the message that asks it. */
            text: string;
            /** @description The ability that reads it best; null when none can. */
            tool: string | null;
            /** @description 0 to 1: how well it reads it. */
            score: number;
        };
        ReceivedView: {
            /** @description Always true: it was taken. */
            received: boolean;
        };
        RefusedDeliveryView: {
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
            /**
             * @description Why it was refused.
             * @enum {string}
             */
            reason: "no_secret" | "no_signature" | "several_signatures" | "wrong_signature" | "too_old" | "disabled";
            /** @description The same in words, for people. */
            detail: string;
        };
        RefusedView: {
            /** @description Lists and exports. */
            low: number;
            /** @description Other requests. */
            normal: number;
            /** @description Messages, and all that visitors do. */
            high: number;
        };
        RetentionDto: {
            /** @description Messages are deleted, with how they were answered, this many days after the last thing that was said in their conversation; not while somebody waits for something in it: a person, an answer or a delivery. `null` keeps them. */
            messagesDays?: number | null;
            /** @description Visitors are erased, with all that they said, this many days after the last thing that was said in a conversation with them; not while somebody waits for something in one: a person, an answer or a delivery. `null` keeps them. */
            visitorsDays?: number | null;
            /** @description Lines of the audit log are deleted after this many days. `null` keeps them. */
            auditDays?: number | null;
            /** @description Jobs that were given up are forgotten this many days after they last failed, decided or not; erasures of visitors stay until they are done. `null`: 90 days after somebody has decided them. */
            deadLettersDays?: number | null;
        };
        RotateIdentitySecretDto: {
            /**
             * @description For so many hours the secrets before this one stay valid as well; 0 ends them at once.
             * @default 24
             */
            overlapHours: number;
        };
        RotationDto: {
            /**
             * @description Hours that the old key still works.
             * @default 24
             */
            overlapHours: number;
        };
        RouteView: {
            /**
             * @description Who answers.
             * @enum {string}
             */
            to: "builtin" | "model";
            /**
             * @description What decided it.
             * @enum {string}
             */
            why: "mode" | "no_model" | "late" | "waiting" | "person" | "refusal" | "small_talk" | "own_data" | "sure" | "unsure";
        };
        SendMessageDto: {
            /** @description The message, plain text. */
            text: string;
            /** @description Your own id of the message: sent again it returns the same message and never a second answer. */
            clientId?: string | null;
            /**
             * @description Of a key. A member who is signed in always writes as `member`.
             * @default visitor
             * @enum {string}
             */
            from: "visitor" | "member";
            /** @description Of a key, with `from: "member"`: who writes. The visitor sees the name. */
            member?: components["schemas"]["SpeakingMemberDto"];
            /** @description Of a member’s message: the number (`seq`) of the newest message that its author has seen. When another member has answered after it, nothing is sent: 409 `newer_message`. */
            expectedSeq?: number;
        };
        SentMessageView: {
            /** @description The message, as it was stored. */
            message: components["schemas"]["MessageView"];
            /** @description null while the turn runs, and when a member has taken the conversation over. */
            answer: components["schemas"]["MessageView"] | null;
            /** @description null when a member has taken the conversation over. */
            turn: components["schemas"]["TurnView"] | null;
        };
        ShipmentDto: {
            /** @description Who carries the parcel. */
            carrier: string;
            /** @description The number by which the carrier knows the parcel. */
            trackingNumber: string;
            /** @description Where the parcel can be followed; null without. */
            trackingUrl?: string | null;
            /** @description What the carrier says of the parcel. */
            status?: string | null;
            /** @description What is in the parcel. */
            items?: components["schemas"]["ShippedItemDto"][];
        };
        ShippedItemDto: {
            /** @description One of the `sku`s of the order’s items. */
            sku: string;
            /** @description At most three decimal places, up to 1,000,000. */
            quantity: number;
        };
        SignedExternalIdDto: {
            /** @description Your own id of the customer. */
            externalId: string;
            /** @description HMAC-SHA256 of externalId (UTF-8) under the identity secret, in lower-case hex. */
            hmac: string;
        };
        SnoozeDto: {
            /**
             * Format: date-time
             * @description Until then it needs nobody; null: it needs somebody now.
             */
            until: string | null;
        };
        SourceDto: {
            /**
             * @description `website`: its pages. `feed`: products, as Google Merchant XML, `products.json` of Shopify, or the Store API of WooCommerce. `file`: PDF, DOCX, HTML, Markdown, text or CSV as the part `file` of `multipart/form-data`.
             * @enum {string}
             */
            kind: "website" | "file" | "feed";
            /** @description For `website` and `feed`. */
            url?: string;
            /** @description Pages that are read; default 200. */
            maxPages?: number;
            /** @description Links from the first page on; default 5. */
            maxDepth?: number;
            /** @description Hours until it is read again; default 24, null: never. */
            everyHours?: number | null;
        };
        SourcePagesView: {
            /** @description Pages found. */
            found: number;
            /** @description Pages read. */
            read: number;
            /** @description Pages that could not be read. */
            failed: number;
        };
        SourceView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * @description What kind of source it is.
             * @enum {string}
             */
            kind: "website" | "file" | "feed";
            /** @description Where it is read from; null of a file. */
            url: string | null;
            /** @description Of a file its name, else the address. */
            name: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "queued" | "reading" | "ready" | "failed";
            /** @description Why it failed: `unreachable`, `disallowed`, `unsupported_type`, `too_complex`, `no_text` … */
            problem: string | null;
            /** @description Of this reading, or of the last one. */
            pages: components["schemas"]["SourcePagesView"];
            /** @description How many proposals it has led to. */
            proposals: components["schemas"]["ProposalCountsView"];
            /** @description At most so many pages are read. */
            maxPages: number;
            /** @description At most so many links away from the first page. */
            maxDepth: number;
            /** @description Read again after so many hours; null when only on request. */
            everyHours: number | null;
            /** @description The id of the API key that added it. */
            addedBy: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last read; null before the first time.
             */
            readAt: string | null;
            /**
             * Format: date-time
             * @description When it is read again; null when only on request.
             */
            nextReadAt: string | null;
        };
        SpeakingMemberDto: {
            /** @description What visitors are told that the member is called. */
            name: string;
        };
        StartConversationDto: {
            /**
             * @description The channel of the conversation.
             * @enum {string}
             */
            channel: "api";
            /** @description The visitor. */
            visitor?: components["schemas"]["NewVisitorDto"];
        };
        StorageView: {
            /** @description How many products are stored. */
            products: number;
            /** @description How many articles are stored. */
            articles: number;
            /** @description How many orders are stored. */
            orders: number;
            /** @description How many conversations are stored. */
            conversations: number;
            /** @description How many visitors are stored. */
            visitors: number;
        };
        SuggestedArticleView: {
            /** @description The question. */
            question: string;
            /** @description The answer. */
            answer: string;
            /** @description The language, BCP 47; null when it is not known. */
            locale: string | null;
        };
        SuggestedSynonymsView: {
            /** @description The words of one meaning. */
            words: string[];
            /** @description The language, BCP 47; null when it is not known. */
            locale: string | null;
        };
        SuggestionReasonView: {
            /** @description What the assistant could not answer. */
            question: string;
            /**
             * Format: uuid
             * @description The id of the unanswered question; null where it is no longer stored.
             */
            questionId: string | null;
            /**
             * Format: uuid
             * @description The id of the conversation; null where there is none.
             */
            conversationId: string | null;
            /**
             * @description Whether an article or a member of the team gave the answer that this was learnt from.
             * @enum {string}
             */
            answeredBy: "article" | "member";
            /**
             * Format: uuid
             * @description The article or message.
             */
            answerId: string | null;
            /** @description What the answer names. */
            source: components["schemas"]["NamedSourceView"] | null;
        };
        SuggestionView: {
            /** @description What the visitor may send. */
            text: string;
        };
        SynonymGroupDto: {
            /** @description Words, or phrases of up to 5 words, that mean the same. Inflected forms are found by themselves. A word belongs to one group in a language. */
            words: string[];
            /** @description BCP 47: the group holds for questions in this language. Without it, in all. */
            locale?: string | null;
        };
        SynonymGroupView: {
            /** @description Words, or phrases of up to 5 words, that mean the same. Inflected forms are found by themselves. A word belongs to one group in a language. */
            words: string[];
            /** @description BCP 47: the group holds for questions in this language. Without it, in all. */
            locale: string | null;
        };
        SynonymListView: {
            /** @description Groups of words of one meaning; they replace those stored before. */
            synonyms: components["schemas"]["SynonymGroupView"][];
        };
        SynonymsDto: {
            /** @description Groups of words of one meaning; they replace those stored before. */
            synonyms: components["schemas"]["SynonymGroupDto"][];
        };
        TakeDto: {
            /**
             * @description Takes it from the member who has it.
             * @default false
             */
            force: boolean;
            /**
             * Format: uuid
             * @description Of a key, which takes it for this member. Members take it for themselves.
             */
            memberId?: string;
        };
        TeamMemberView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description The address that they sign in with. */
            email: string;
            /** @description The name that they chose. */
            name: string;
            /**
             * @description An owner may do everything, a manager all daily work and its settings, an agent what customers need.
             * @enum {string}
             */
            role: "owner" | "manager" | "agent";
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
        };
        TenantSettingsPatch: {
            /** @description What the business is called. */
            name?: string;
            /** @description The language of the business, BCP 47. */
            locale?: string;
            /** @description The time zone, an IANA name. */
            timezone?: string;
            /** @description How the assistant presents itself and answers. */
            assistant?: components["schemas"]["AssistantSettingsDto"];
            /** @description How the widget looks and where it may stand. */
            widget?: components["schemas"]["WidgetSettingsDto"];
            /** @description What is deleted by its age; what you leave out stays. */
            retention?: components["schemas"]["RetentionDto"];
        };
        TenantView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description The short name of the business, unique on the platform. */
            slug: string;
            /** @description What the business is called. */
            name: string;
            /** @description The language of the business, BCP 47. */
            locale: string;
            /** @description The time zone, an IANA name. */
            timezone: string;
            /** @description The currency, ISO 4217. */
            currency: string;
            /**
             * @description `suspended`: its keys and its widget are refused; `erasing`: it is being removed from every store.
             * @enum {string}
             */
            status: "active" | "suspended";
            /** @description How the assistant presents itself and answers. */
            assistant: components["schemas"]["AssistantSettingsView"];
            /** @description How the widget looks and where it may stand. */
            widget: components["schemas"]["WidgetSettingsDto"];
            /** @description After how many days what is kept is deleted. */
            retention: components["schemas"]["RetentionDto"];
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updatedAt: string;
        };
        TokensLeftView: {
            /** @description Tokens of this month. */
            limit: number;
            /** @description Tokens that are left. */
            left: number;
        };
        TokensView: {
            /** @description What models have read. */
            in: number;
            /** @description What models have written. */
            out: number;
            /** @description Part of `in` that providers had in their cache. */
            cached: number;
        };
        ToldHandoff: {
            /** @description Why a person is asked for. */
            reason: string;
        };
        ToldMessage: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * Format: uuid
             * @description The id of the conversation.
             */
            conversationId: string;
            /**
             * @description Who wrote it.
             * @enum {string}
             */
            from: "visitor" | "assistant" | "member" | "system";
            /** @description Its first 4,000 characters. */
            text: string;
            /** @description Whether the text goes on. */
            isCut: boolean;
            /** @description The sender’s own id. */
            clientId: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description Why the conversation goes to a person; null when it does not. */
            handoff: components["schemas"]["ToldHandoff"] | null;
        };
        ToolUseView: {
            /** @description Name of the tool. */
            name: string;
            /** @description Whether it went well. */
            ok: boolean;
        };
        TracedCallView: {
            /**
             * @description Who called it.
             * @enum {string}
             */
            by: "builtin" | "model";
            /** @description What it was asked for; null in a kept trace when that is too long. */
            input: {
                [key: string]: unknown;
            } | null;
            /** @description Whether it went well. */
            ok: boolean;
            /** @description Why it was not run. */
            refusal: string | null;
            /** @description How long it took; null when it was not run. */
            ms: number | null;
            /** @description Name of the tool. */
            name: string;
            /** @description What it found; null when it failed or was not run. */
            data: {
                [key: string]: unknown;
            } | null;
            /** @description The sources that the text rests on. */
            citations: components["schemas"]["CitationView"][];
            /** @description How well each source fits what was searched for, 0 to 1, by its id. */
            scores: {
                [key: string]: number;
            };
        };
        TracedRoundView: {
            /** @description Name of the model. */
            model: string;
            /**
             * @description Whose model it is.
             * @enum {string}
             */
            owner: "platform" | "tenant";
            /** @description `stop`, `length`, or the kind of the fault that ended it. */
            end: string;
            /** @description How many tokens the model has read. */
            inputTokens: number;
            /** @description How many tokens the model has written. */
            outputTokens: number;
            /** @description Millionths of a US dollar. */
            microUsd: number | null;
            /** @description Milliseconds until it had ended. */
            ms: number;
            /** @description As the model wrote it, before the check. */
            text: string;
            /** @description The calls of tools, in order. */
            calls: {
                /** @description Name of the tool. */
                name: string;
                /** @description Its input as the model wrote it, JSON. */
                arguments: string;
            }[];
        };
        TraceView: {
            /**
             * @description The language, as its code.
             * @enum {string}
             */
            language: "en" | "de" | "fr" | "es" | "ar";
            /** @description The questions in the message, as they were read. */
            reading: components["schemas"]["ReadQuestionView"][];
            /** @description The calls of tools, in order. */
            calls: components["schemas"]["TracedCallView"][];
            /** @description Who answers, and why. */
            route: components["schemas"]["RouteView"];
            /** @description The answer without a model. */
            builtin: components["schemas"]["BuiltinAnswerView"];
            /** @description The messages that were sent to the model in its last round; null when none was asked. */
            prompt: {
                [key: string]: unknown;
            }[] | null;
            /** @description The calls of models, in order. */
            rounds: components["schemas"]["TracedRoundView"][];
            /** @description Sentences of the model that were not shown. */
            heldBack: components["schemas"]["HeldBackView"][];
            /** @description What the models of this turn have cost; null when none was asked. */
            cost: components["schemas"]["CostView"] | null;
        };
        TurnCostView: {
            /** @description The model that spoke last. */
            model: string;
            /** @description How many tokens the model has read. */
            inputTokens: number;
            /** @description How many tokens the model has written. */
            outputTokens: number;
            /** @description Millionths of a US dollar; null when a model has no known price. */
            microUsd: number | null;
        };
        TurnCountsView: {
            /** @description Answers of the built-in assistant. */
            builtin: number;
            /** @description Answers of a model. */
            model: number;
            /** @description Kept answers that were given again. */
            cache: number;
        };
        TurnDecisionView: {
            /**
             * @description Who answers.
             * @enum {string}
             */
            to: "builtin" | "model" | "cache";
            /**
             * @description What decided it.
             * @enum {string}
             */
            why: "mode" | "no_model" | "late" | "waiting" | "person" | "refusal" | "small_talk" | "own_data" | "sure" | "unsure" | "kept";
        };
        TurnPassageView: {
            /**
             * @description What kind of source it is.
             * @enum {string}
             */
            kind: "product" | "article" | "order" | "opening_hours";
            /** @description The id, which never changes. */
            id: string;
            /** @description What it is called. */
            title: string;
            /** @description Of a long article: the heading of the passage. Absent where there is none. */
            heading?: string;
            /** @description 0 to 1: how well it fits what was searched for; null when it was not searched for. */
            score: number | null;
        };
        TurnStepView: {
            /**
             * @description Who called it.
             * @enum {string}
             */
            by: "builtin" | "model";
            /** @description What it was asked for; null in a kept trace when that is too long. */
            input: {
                [key: string]: unknown;
            } | null;
            /** @description Whether it went well. */
            ok: boolean;
            /** @description Why it was not run. */
            refusal: string | null;
            /** @description How long it took; null when it was not run. */
            ms: number | null;
            /** @description Name of the tool. */
            tool: string;
            /** @description How many sources it has found. */
            found: number;
        };
        TurnTraceView: {
            /** @description The turn, which leads from messages to their answer. */
            turn: components["schemas"]["TurnView"];
            /**
             * Format: uuid
             * @description The id of the conversation.
             */
            conversationId: string;
            /**
             * @description Who answered: a model, the built-in assistant or the cache of answers.
             * @enum {string|null}
             */
            responder: "model" | "builtin" | "cache" | null;
            /** @description From message to answer. */
            ms: number | null;
            /**
             * @description The language, as its code.
             * @enum {string|null}
             */
            language: "en" | "de" | "fr" | "es" | "ar" | null;
            /** @description The questions in the messages, as they were read. */
            intents: components["schemas"]["ReadQuestionView"][];
            /** @description Every call of a tool, in order. */
            steps: components["schemas"]["TurnStepView"][];
            /** @description The sources that the tools have found. */
            passages: components["schemas"]["TurnPassageView"][];
            /** @description Who answered, and why. */
            decision: components["schemas"]["TurnDecisionView"] | null;
            /** @description 0 to 1, of the answer. */
            confidence: number | null;
            /** @description From this confidence on the answer without a model counts as sure. */
            threshold: number | null;
            /** @description Rises with each change of products, articles, opening hours and closures. */
            knowledgeVersion: number | null;
            /** @description Every call of a model, in order. */
            models: components["schemas"]["ModelCallView"][];
            /** @description Null when no model was asked. */
            cost: components["schemas"]["TurnCostView"] | null;
            /** @description What an answer from the cache has saved, in millionths of a US dollar. */
            savedMicroUsd: number | null;
            /** @description Sentences of a model that were not shown, with the reason. */
            heldBack: components["schemas"]["HeldBackView"][];
        };
        TurnView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "queued" | "running" | "completed" | "failed";
            /**
             * @description Who answered: a model, the built-in assistant or the cache of answers.
             * @enum {string|null}
             */
            responder: "model" | "builtin" | "cache" | null;
            /** @description True when a dependency was away and the answer says less. */
            degraded: boolean;
            /** @description Whether the answer is a kept one. */
            cached: boolean;
            /** @description From message to answer. */
            durationMs: number | null;
            /** @description The visitor’s messages that it answers, in order: one that comes before it has begun to speak joins it. */
            messageIds: string[];
            /** @description Why it ended without an answer or early: `cancelled`, `taken_over`, `loop`, `turn_failed`, `stopped_process`. One that was cancelled when it had said something is `completed`, and its answer `incomplete`. */
            errorCode: string | null;
        };
        UnansweredQuestionPatch: {
            /**
             * @description It is `open` again when somebody asks it again without an answer.
             * @enum {string}
             */
            status: "open" | "answered";
        };
        UnansweredQuestionView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description What was asked. */
            question: string;
            /** @description How often it was asked. */
            count: number;
            /**
             * Format: date-time
             * @description When it was last asked.
             */
            lastAskedAt: string;
            /**
             * Format: uuid
             * @description The id of the conversation.
             */
            conversationId: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "open" | "answered";
        };
        UsageView: {
            /** @description What models have read and written. */
            tokens: components["schemas"]["TokensView"];
            /** @description US dollars, as a decimal string with two to six places. Of models called with the platform’s key. */
            cost: string;
            /**
             * Format: date
             * @description The first day.
             */
            from: string;
            /**
             * Format: date
             * @description The last day, included.
             */
            to: string;
            /** @description Answers by who gave them. */
            turns: components["schemas"]["TurnCountsView"];
            /** @description What the cache of answers has done. */
            cache: components["schemas"]["CacheView"];
            /** @description Answers for which something was away: a tool, a model, or the search by meaning, so that only words were searched for. */
            degraded: number;
            /** @description US dollars, as a decimal string with two to six places. Paid to your own provider, where its price is known. */
            ownKeyCost: string;
            /** @description US dollars, as a decimal string with two to six places. Saved by the caches of providers. */
            savedCost: string;
            /** @description Calls of models. */
            calls: number;
            /** @description Calls of models without a known price: their tokens are counted, their cost is not. */
            unpricedCalls: number;
            /** @description Calls that were broken off or whose server told no usage: their tokens are estimated. */
            estimatedCalls: number;
            /** @description This month’s budget as it is now, whatever days are asked. */
            budget: components["schemas"]["BudgetsView"];
            /** @description Current budgets of which 80 % are used. */
            warnings: components["schemas"]["WarningView"][];
            /** @description Messages of visitors, the assistant, your team and the system. */
            messages: number;
            /** @description What is stored now; each counted up to 100,000. */
            storage: components["schemas"]["StorageView"];
            /** @description Every day of the range, with `by=day`. */
            days?: components["schemas"]["DayUsageView"][];
        };
        VisitorDataView: {
            /** @description The visitor. */
            visitor: components["schemas"]["OwnProfileView"];
            /** @description How many conversations are stored. */
            conversations: components["schemas"]["OwnConversationView"][];
        };
        VisitorView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description Your own id of the visitor; null without. */
            externalId: string | null;
            /** @description The name; null when unknown. */
            name: string | null;
            /** @description The e-mail address; null when unknown. */
            email: string | null;
            /** @description The language, BCP 47; null when it is not known. */
            locale: string | null;
        };
        WarningView: {
            /**
             * @description Which budget it is about: that of the day or of the month.
             * @enum {string}
             */
            budget: "day" | "month";
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
        };
        WebhookCallView: {
            /**
             * Format: date-time
             * @description When the call was made.
             */
            at: string;
            /** @description How long it took, in milliseconds. */
            durationMs: number;
            /** @description Without its query. */
            url: string;
            /** @description Without signatures. */
            requestHeaders: {
                [key: string]: string;
            };
            /** @description Null when it did not answer. */
            status: number | null;
            /** @description Why it did not answer. */
            problem: string | null;
            /** @description Some of them. */
            responseHeaders: {
                [key: string]: string;
            };
            /** @description Its beginning, 1,000 characters, without what looks like a secret or an address. */
            responseBody: string | null;
        };
        WebhookDeliveryView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * Format: uuid
             * @description The id of the webhook.
             */
            webhookId: string;
            /**
             * Format: uuid
             * @description The header `webhook-id`, the same at each attempt and replay.
             */
            eventId: string;
            /**
             * @description The kind of event.
             * @enum {string}
             */
            type: "message.created" | "conversation.handoff" | "conversation.resolved" | "order.updated" | "import.done" | "question.unanswered" | "budget.warning";
            /**
             * @description What it is sent for: an event, a test or a repetition that was asked for.
             * @enum {string}
             */
            cause: "event" | "test" | "replay";
            /**
             * @description `queued`: to be sent, or sent again at `nextAttemptAt`; `failed`: given up; `cancelled`: the webhook was paused or disabled, or the visitor erased.
             * @enum {string}
             */
            status: "queued" | "delivered" | "failed" | "cancelled";
            /** @description Why the last call failed. */
            reason: string | null;
            /** @description Calls so far. */
            attempts: number;
            /**
             * Format: date-time
             * @description When it is tried again; null when it is not.
             */
            nextAttemptAt: string | null;
            /** @description Of the request that the event came from; also the header `x-correlation-id`. */
            correlationId: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it ended; null while it has not.
             */
            endedAt: string | null;
        };
        WebhookDto: {
            /** @description Public, with https. Events are sent to it by POST. */
            url: string;
            /** @description Which events it is told of. */
            events: ("message.created" | "conversation.handoff" | "conversation.resolved" | "order.updated" | "import.done" | "question.unanswered" | "budget.warning")[];
            /** @description A note of your own. */
            description?: string;
        };
        WebhookPatch: {
            /** @description Where events are delivered. */
            url?: string;
            /** @description The events that are delivered. */
            events?: ("message.created" | "conversation.handoff" | "conversation.resolved" | "order.updated" | "import.done" | "question.unanswered" | "budget.warning")[];
            /** @description A note of your own. */
            description?: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status?: "active" | "disabled";
        };
        WebhookRotationDto: {
            /**
             * @description For so many hours the secrets before it sign as well; 0 ends them at once.
             * @default 24
             */
            overlapHours: number;
        };
        WebhookSecretView: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the last of the secrets before it ends; null when none signs any more.
             */
            previousExpiresAt: string | null;
        };
        WebhookTestDto: {
            /**
             * @description Left out, it is the first that the webhook wants.
             * @enum {string}
             */
            event?: "message.created" | "conversation.handoff" | "conversation.resolved" | "order.updated" | "import.done" | "question.unanswered" | "budget.warning";
        };
        WebhookView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /** @description Where events are delivered. */
            url: string;
            /** @description A note of your own. */
            description: string;
            /** @description The events that are delivered. */
            events: ("message.created" | "conversation.handoff" | "conversation.resolved" | "order.updated" | "import.done" | "question.unanswered" | "budget.warning")[];
            /**
             * @description `paused`: nothing is delivered until you send `active`, see `pauseReason`.
             * @enum {string}
             */
            status: "active" | "disabled" | "paused";
            /**
             * @description `failing`: every call has failed for three days; `gone`: it has answered 410.
             * @enum {string|null}
             */
            pauseReason: "failing" | "gone" | null;
            /**
             * Format: date-time
             * @description Since when it is paused; null when it is not.
             */
            pausedAt: string | null;
            /**
             * Format: date-time
             * @description Since when every call has failed; null when the last one went well.
             */
            failingSince: string | null;
            /**
             * Format: date-time
             * @description When something was delivered last, to a few seconds.
             */
            lastDeliveredAt: string | null;
            /** @description The newest secret. */
            secret: components["schemas"]["WebhookSecretView"];
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updatedAt: string;
        };
        WeekDto: {
            /** @description Hours of Monday; none: closed. */
            mon: components["schemas"]["IntervalDto"][];
            /** @description Hours of Tuesday; none: closed. */
            tue: components["schemas"]["IntervalDto"][];
            /** @description Hours of Wednesday; none: closed. */
            wed: components["schemas"]["IntervalDto"][];
            /** @description Hours of Thursday; none: closed. */
            thu: components["schemas"]["IntervalDto"][];
            /** @description Hours of Friday; none: closed. */
            fri: components["schemas"]["IntervalDto"][];
            /** @description Hours of Saturday; none: closed. */
            sat: components["schemas"]["IntervalDto"][];
            /** @description Hours of Sunday; none: closed. */
            sun: components["schemas"]["IntervalDto"][];
        };
        WholeWebhookDeliveryView: {
            /**
             * Format: uuid
             * @description The id, which never changes.
             */
            id: string;
            /**
             * Format: uuid
             * @description The id of the webhook.
             */
            webhookId: string;
            /**
             * Format: uuid
             * @description The header `webhook-id`, the same at each attempt and replay.
             */
            eventId: string;
            /**
             * @description The kind of event.
             * @enum {string}
             */
            type: "message.created" | "conversation.handoff" | "conversation.resolved" | "order.updated" | "import.done" | "question.unanswered" | "budget.warning";
            /**
             * @description What it is sent for: an event, a test or a repetition that was asked for.
             * @enum {string}
             */
            cause: "event" | "test" | "replay";
            /**
             * @description `queued`: to be sent, or sent again at `nextAttemptAt`; `failed`: given up; `cancelled`: the webhook was paused or disabled, or the visitor erased.
             * @enum {string}
             */
            status: "queued" | "delivered" | "failed" | "cancelled";
            /** @description Why the last call failed. */
            reason: string | null;
            /** @description Calls so far. */
            attempts: number;
            /**
             * Format: date-time
             * @description When it is tried again; null when it is not.
             */
            nextAttemptAt: string | null;
            /** @description Of the request that the event came from; also the header `x-correlation-id`. */
            correlationId: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it ended; null while it has not.
             */
            endedAt: string | null;
            /** @description What is sent, byte for byte; null when the visitor whom it was about was erased. */
            body: string | null;
            /** @description Oldest first. */
            calls: components["schemas"]["WebhookCallView"][];
        };
        WidgetAssistantView: {
            /** @description What the assistant is called. */
            name: string;
            /** @description The first sentence that a visitor sees. */
            greeting: string;
            /** @description By language tag: instead of `greeting` for visitors of that language. */
            greetings: {
                [key: string]: string;
            };
            /** @description The sentence that tells visitors that they are writing with an automatic assistant. */
            disclosure: string;
            /**
             * @description How visitors are spoken to.
             * @enum {string}
             */
            address: "formal" | "informal";
        };
        WidgetConfigView: {
            /** @description What the business is called. */
            name: string;
            /** @description The language of the business, BCP 47. */
            locale: string;
            /** @description How the assistant presents itself and answers. */
            assistant: components["schemas"]["WidgetAssistantView"];
            /** @description How the widget looks and where it may stand. */
            widget: components["schemas"]["WidgetLookView"];
        };
        WidgetLookView: {
            /** @description Colour of the widget, `#` and six hexadecimal digits. */
            color: string;
            /**
             * @description The side of the page on which the widget stands.
             * @enum {string}
             */
            position: "left" | "right";
        };
        WidgetMessageDto: {
            /** @description The message, plain text. */
            text: string;
            /** @description An id of the sender’s own: sent again, it never makes a second message. */
            clientId: string;
        };
        WidgetSentView: {
            /** @description The message, as it was stored. */
            message: components["schemas"]["MessageView"];
            /** @description The turn, which leads from messages to their answer. */
            turn: components["schemas"]["TurnView"] | null;
        };
        WidgetSessionDto: {
            /** @description BCP 47, of the visitor’s browser. */
            locale?: string | null;
            /** @description Address of the page that the visitor is on. */
            page?: string | null;
            /** @description Who the visitor is, signed by your server with the secret of POST /v1/tenant/identity-secret. The same customer finds the same conversation again on every device. Leave it out for anybody else. */
            identity?: string | components["schemas"]["SignedExternalIdDto"];
        };
        WidgetSessionView: {
            /** @description The visitor token, which goes into the header `Authorization`. */
            token: string;
            /**
             * Format: uuid
             * @description The id of the visitor.
             */
            visitorId: string;
            /**
             * Format: uuid
             * @description The conversation of the visitor that goes on; null when there is none yet.
             */
            conversationId: string | null;
            /**
             * Format: date-time
             * @description When it stops being valid.
             */
            expiresAt: string;
        };
        WidgetSettingsDto: {
            /** @description Colour of the widget, `#` and six hexadecimal digits. */
            color?: string;
            /**
             * @description The side of the page on which the widget stands.
             * @enum {string}
             */
            position?: "left" | "right";
            /** @description Origins the widget may be embedded on, as a browser writes them; an empty list allows any. */
            allowedOrigins?: string[];
        };
        WriteNoteDto: {
            /** @description For the team alone; plain text. */
            text: string;
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
    Tenant_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the answer that you have kept: 304 without a body when it is the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantView"];
                };
            };
        };
    };
    Tenant_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: 412 when it was changed since. `*` or nothing: whatever it is now. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantSettingsPatch"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantView"];
                };
            };
        };
    };
    ApiKeys_list: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Only those with exactly this name. */
                name?: string;
                /** @description Only those of this kind. */
                kind?: "live" | "test" | "pub";
            };
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
                    "application/json": {
                        data: components["schemas"]["ApiKeyView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    ApiKeys_create: {
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
                "application/json": components["schemas"]["ApiKeyDto"];
            };
        };
        responses: {
            /** @description Made; the body is what was made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKeyView"];
                };
            };
        };
    };
    ApiKeys_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the API key. */
                id: string;
            };
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
                    "application/json": components["schemas"]["ApiKeyView"];
                };
            };
        };
    };
    ApiKeys_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the API key. */
                id: string;
            };
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
    ApiKeys_rotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the API key. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotationDto"];
            };
        };
        responses: {
            /** @description Made; the body is what was made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKeyView"];
                };
            };
        };
    };
    IdentitySecrets_get: {
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
                    "application/json": components["schemas"]["IdentitySecretView"];
                };
            };
        };
    };
    IdentitySecrets_create: {
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
                "application/json": components["schemas"]["RotateIdentitySecretDto"];
            };
        };
        responses: {
            /** @description Made; the body is what was made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewIdentitySecretView"];
                };
            };
        };
    };
    IdentitySecrets_remove: {
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
    OpeningHours_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the answer that you have kept: 304 without a body when it is the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningHoursView"];
                };
            };
        };
    };
    OpeningHours_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: 412 when it was changed since. `*` or nothing: whatever it is now. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpeningHoursDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningHoursView"];
                };
            };
        };
    };
    OpeningHours_listClosures: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the answer that you have kept: 304 without a body when it is the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosuresDto"];
                };
            };
        };
    };
    OpeningHours_updateClosures: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: 412 when it was changed since. `*` or nothing: whatever it is now. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClosuresDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosuresDto"];
                };
            };
        };
    };
    OpeningHours_listHolidays: {
        parameters: {
            query: {
                /** @description ISO 3166-1 alpha-2 */
                country: string;
                /** @description A code of `regions`, for most ISO 3166-2 without the country. */
                region?: string;
                /** @description Default: this year. */
                year?: number;
                /** @description Of the names; default: the language of the country. */
                locale?: string;
            };
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
                    "application/json": components["schemas"]["PublicHolidaysView"];
                };
            };
        };
    };
    OpeningHours_importHolidays: {
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
                "application/json": components["schemas"]["ImportHolidaysDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedHolidaysView"];
                };
            };
        };
    };
    AuditLog_list: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Only lines of this operation, as `products.update`. */
                action?: string;
                /** @description Only what was done with the key of this id. */
                actorId?: string;
                /** @description Only what was done to objects of this kind, as `product`. */
                objectKind?: string;
                /** @description Only what was done to the object with this id. */
                objectId?: string;
                /** @description Included. */
                from?: string;
                /** @description Not included. */
                to?: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["AuditLineView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Articles_list: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Only the article with this id of yours. */
                externalId?: string;
                /** @description Exactly this question. */
                question?: string;
                /** @description Only those of this language, BCP 47. */
                locale?: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["ArticleView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Articles_upsert: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArticlesDto"];
            };
        };
        responses: {
            /** @description At least one row was taken, or none was sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkSummaryView"];
                };
            };
        };
    };
    Articles_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the answer that you have kept: 304 without a body when it is the same. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the article. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleView"];
                };
            };
        };
    };
    Articles_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: 412 when it was changed since. `*` or nothing: whatever it is now. */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the article. */
                id: string;
            };
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
    Articles_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: 412 when it was changed since. `*` or nothing: whatever it is now. */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the article. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArticlePatch"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleView"];
                };
            };
        };
    };
    Products_list: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Searches instead of listing. */
                q?: string;
                /** @description Only the product with this SKU. */
                sku?: string;
                /** @description Only variants of this product. */
                parentSku?: string;
                /** @description Only those with this status. */
                status?: "active" | "archived";
            };
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
                    "application/json": {
                        data: components["schemas"]["ProductView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Products_upsert: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductsDto"];
            };
        };
        responses: {
            /** @description At least one row was taken, or none was sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkSummaryView"];
                };
            };
        };
    };
    Products_find: {
        parameters: {
            query: {
                /** @description What to look for, in a customer’s own words. */
                q: string;
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description Only what can be bought now. */
                inStock?: boolean;
                /** @description Only products of this price or above, a decimal string in the major unit of the currency. */
                minPrice?: string;
                /** @description Only products of this price or below, a decimal string in the major unit of the currency. */
                maxPrice?: string;
            };
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
                    "application/json": components["schemas"]["ProductSearchView"];
                };
            };
        };
    };
    Products_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the answer that you have kept: 304 without a body when it is the same. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the product. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductView"];
                };
            };
        };
    };
    Products_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: 412 when it was changed since. `*` or nothing: whatever it is now. */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the product. */
                id: string;
            };
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
    Products_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: 412 when it was changed since. `*` or nothing: whatever it is now. */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the product. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductPatch"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductView"];
                };
            };
        };
    };
    Synonyms_list: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the answer that you have kept: 304 without a body when it is the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SynonymListView"];
                };
            };
        };
    };
    Synonyms_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: 412 when it was changed since. `*` or nothing: whatever it is now. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SynonymsDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SynonymListView"];
                };
            };
        };
    };
    Orders_list: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Only those with this status. */
                status?: "pending" | "processing" | "preparing" | "on_hold" | "partially_shipped" | "shipped" | "out_for_delivery" | "delivered" | "cancelled" | "returned" | "partially_refunded" | "refunded";
                /** @description E-mail or phone of the customer, exactly. */
                customer?: string;
                /** @description The order’s number; case, blanks, hyphens and other signs do not count. */
                number?: string;
                /** @description The id in the shop’s own system, exactly. */
                externalId?: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["OrderView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Orders_upsert: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrdersDto"];
            };
        };
        responses: {
            /** @description At least one row was taken, or none was sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkSummaryView"];
                };
            };
        };
    };
    Orders_create: {
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
                "application/json": components["schemas"]["OrderRow"];
            };
        };
        responses: {
            /** @description Made; the body is what was made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
        };
    };
    Orders_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the answer that you have kept: 304 without a body when it is the same. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the order. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
        };
    };
    Orders_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: 412 when it was changed since. `*` or nothing: whatever it is now. */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the order. */
                id: string;
            };
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
    Orders_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: 412 when it was changed since. `*` or nothing: whatever it is now. */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the order. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderPatch"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
        };
    };
    Conversations_list: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description What waits for you or for anybody (`needs_you`), what you have (`mine`), what the assistant answers, all, or what is over. A key sees what waits for anybody at all. */
                view?: "needs_you" | "mine" | "assistant" | "all" | "resolved";
                /** @description Those whose visitors wait for a person, longest waiting first (`waiting`, as `needs_you` is sorted), or all by what changed last (`recent`, as the other views are). Without view and sort: newest first. */
                sort?: "waiting" | "recent";
                /** @description Only those with this status. */
                status?: "assistant" | "waiting" | "member" | "resolved";
                /** @description Only conversations of this channel. */
                channel?: "api" | "widget" | "telegram" | "whatsapp" | "messenger" | "instagram" | "slack" | "sms" | "email";
                /** @description The id of the member who has the conversation, or `none`. */
                assignee?: string;
                /** @description Of this visitor. */
                visitorId?: string;
                /** @description Of the visitor with this id of yours. */
                externalId?: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["InboxItemView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Conversations_create: {
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
                "application/json": components["schemas"]["StartConversationDto"];
            };
        };
        responses: {
            /** @description Made; the body is what was made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationView"];
                };
            };
        };
    };
    Conversations_counts: {
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
                    "application/json": components["schemas"]["InboxCountsView"];
                };
            };
        };
    };
    Conversations_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the conversation. */
                id: string;
            };
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
                    "application/json": components["schemas"]["InboxItemView"];
                };
            };
        };
    };
    Conversations_listMessages: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Only the message that was sent with it. */
                clientId?: string;
            };
            header?: never;
            path: {
                /** @description The id of the conversation. */
                id: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["MessageView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Conversations_send: {
        parameters: {
            query?: never;
            header?: {
                /** @description `wait=N` seconds, 0 to 60 (RFC 7240). */
                Prefer?: string;
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the conversation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendMessageDto"];
            };
        };
        responses: {
            /** @description The answer; with `Accept: text/event-stream` the turn’s events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentMessageView"];
                    "text/event-stream": string;
                };
            };
            /** @description Stored; the answer takes longer. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentMessageView"];
                };
            };
        };
    };
    Conversations_events: {
        parameters: {
            query?: {
                /** @description The id of the last event you have; or send Last-Event-ID. */
                after?: string;
            };
            header?: {
                /** @description As `after`. */
                "Last-Event-ID"?: string;
            };
            path: {
                /** @description The id of the conversation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    Conversations_cancelTurn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the conversation. */
                id: string;
                /** @description The id of the turn. */
                turnId: string;
            };
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
                    "application/json": components["schemas"]["TurnView"];
                };
            };
        };
    };
    Conversations_handOff: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the conversation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandoffDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationView"];
                };
            };
        };
    };
    Conversations_giveBack: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the conversation. */
                id: string;
            };
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
                    "application/json": components["schemas"]["ConversationView"];
                };
            };
        };
    };
    Conversations_resolve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the conversation. */
                id: string;
            };
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
                    "application/json": components["schemas"]["ConversationView"];
                };
            };
        };
    };
    Conversations_rate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the conversation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatingDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationView"];
                };
            };
        };
    };
    Inbox_take: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the conversation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationView"];
                };
            };
        };
    };
    Inbox_assign: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the conversation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationView"];
                };
            };
        };
    };
    Inbox_snooze: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the conversation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SnoozeDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxItemView"];
                };
            };
        };
    };
    Inbox_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the conversation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadDto"];
            };
        };
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
    Inbox_unread: {
        parameters: {
            query?: {
                /** @description Of a key, which does it for this member, and without it for every member. Members do it for themselves. */
                memberId?: string;
            };
            header?: never;
            path: {
                /** @description The id of the conversation. */
                id: string;
            };
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
    Notes_list: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
            };
            header?: never;
            path: {
                /** @description The id of the conversation. */
                id: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["NoteView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Notes_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the conversation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteNoteDto"];
            };
        };
        responses: {
            /** @description Made; the body is what was made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteView"];
                };
            };
        };
    };
    Notes_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the conversation. */
                id: string;
                /** @description The id of the note. */
                noteId: string;
            };
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
    TurnTraces_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the turn. */
                id: string;
            };
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
                    "application/json": components["schemas"]["TurnTraceView"];
                };
            };
        };
    };
    Visitors_list: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Only the visitor with this id of yours. */
                externalId?: string;
                /** @description Only visitors with this address. */
                email?: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["KnownVisitorView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Visitors_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the visitor. */
                id: string;
            };
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
                    "application/json": components["schemas"]["KnownVisitorView"];
                };
            };
        };
    };
    Visitors_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the visitor. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The erasure has begun. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnownVisitorView"];
                };
            };
        };
    };
    UnansweredQuestions_list: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Only those with this status. */
                status?: "open" | "answered";
                /** @description A part of the question, in any case. */
                q?: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["UnansweredQuestionView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    UnansweredQuestions_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the unanswered question. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnansweredQuestionPatch"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnansweredQuestionView"];
                };
            };
        };
    };
    UnansweredQuestions_answer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the unanswered question. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArticleAnswer"];
            };
        };
        responses: {
            /** @description The article that had the question. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleView"];
                };
            };
            /** @description The new article. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleView"];
                };
            };
        };
    };
    Suggestions_list: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Only those of this kind. */
                kind?: "synonyms" | "article";
                /** @description Only those with this status. */
                status?: "open" | "accepted" | "rejected";
            };
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
                    "application/json": {
                        data: components["schemas"]["LearntSuggestionView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Suggestions_accept: {
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
                "application/json": components["schemas"]["DecisionDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionSummaryView"];
                };
            };
        };
    };
    Suggestions_reject: {
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
                "application/json": components["schemas"]["DecisionDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionSummaryView"];
                };
            };
        };
    };
    Usage_get: {
        parameters: {
            query?: {
                /** @description First day, included; this month’s first when left out, or that of the month of `to`. */
                from?: string;
                /** @description Last day, included; today when left out. */
                to?: string;
                /** @description Adds `days`, each day by itself. */
                by?: "day";
            };
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
                    "application/json": components["schemas"]["UsageView"];
                };
            };
        };
    };
    Checks_list: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the answer that you have kept: 304 without a body when it is the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckListView"];
                };
            };
        };
    };
    Checks_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: 412 when it was changed since. `*` or nothing: whatever it is now. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChecksDto"];
            };
        };
        responses: {
            /** @description At least one row was taken, or none was sent. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkSummaryView"];
                };
            };
        };
    };
    Evaluations_list: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Only those with this status. */
                status?: "queued" | "running" | "done";
                /** @description Only those that began for this reason. */
                reason?: "request" | "change";
            };
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
                    "application/json": {
                        data: components["schemas"]["EvaluationView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Evaluations_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken; the work goes on after this answer. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationIdView"];
                };
            };
        };
    };
    Evaluations_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the evaluation. */
                id: string;
            };
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
                    "application/json": components["schemas"]["EvaluationReportView"];
                };
            };
        };
    };
    Sources_list: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Only those of this kind. */
                kind?: "website" | "file" | "feed";
                /** @description Only those with this status. */
                status?: "queued" | "reading" | "ready" | "failed";
                /** @description Only the one with exactly this address. */
                url?: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["SourceView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Sources_create: {
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
                "application/json": components["schemas"]["SourceDto"];
                "multipart/form-data": {
                    /**
                     * @description `website`: its pages. `feed`: products, as Google Merchant XML, `products.json` of Shopify, or the Store API of WooCommerce. `file`: PDF, DOCX, HTML, Markdown, text or CSV as the part `file` of `multipart/form-data`.
                     * @enum {string}
                     */
                    kind: "website" | "file" | "feed";
                    /**
                     * Format: binary
                     * @description PDF, DOCX, HTML, Markdown, text or CSV, up to 20 MB. What it is, its content tells; its name is the name of the source.
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Taken; the work goes on after this answer. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceView"];
                };
            };
        };
    };
    Sources_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the source. */
                id: string;
            };
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
                    "application/json": components["schemas"]["SourceView"];
                };
            };
        };
    };
    Sources_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the source. */
                id: string;
            };
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
    Sources_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the source. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken; the work goes on after this answer. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceView"];
                };
            };
        };
    };
    Proposals_list: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Only those of this kind. */
                kind?: "article" | "product" | "opening_hours";
                /** @description Only those with this status. */
                status?: "open" | "accepted" | "rejected";
            };
            header?: never;
            path: {
                /** @description The id of the source. */
                id: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["ProposalView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Proposals_accept: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the source. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionSummaryView"];
                };
            };
        };
    };
    Proposals_reject: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the source. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionSummaryView"];
                };
            };
        };
    };
    Imports_list: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Only those of this kind. */
                kind?: "products" | "orders" | "articles";
                /** @description Only those with this status. */
                status?: "queued" | "running" | "done" | "failed" | "cancelled";
                /** @description Only those with exactly this name. */
                name?: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["ImportView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Imports_create: {
        parameters: {
            query?: {
                /** @description Told by the columns when it is left out. */
                kind?: "products" | "orders" | "articles";
                /** @description Do everything but write: the counts and errors are those of a real import. */
                dryRun?: boolean;
                /** @description IANA zone of times without an offset; the business’s own when left out. */
                timezone?: string;
                /** @description Which field a column is, as a JSON object of columns and fields; an empty field leaves a column out. The file is then read as our own CSV. */
                mapping?: string;
                /** @description Under which it is listed; the file’s own when left out. */
                name?: string;
            };
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * @description Told by the columns when it is left out.
                     * @enum {string}
                     */
                    kind?: "products" | "orders" | "articles";
                    /**
                     * @description Do everything but write: the counts and errors are those of a real import.
                     * @default false
                     */
                    dryRun?: boolean;
                    /** @description IANA zone of times without an offset; the business’s own when left out. */
                    timezone?: string;
                    /** @description Which field a column is, as a JSON object of columns and fields; an empty field leaves a column out. The file is then read as our own CSV. */
                    mapping?: string;
                    /** @description Under which it is listed; the file’s own when left out. */
                    name?: string;
                    /**
                     * Format: binary
                     * @description A table (commas, semicolons, tabs or bars) or JSON Lines, up to 100 MB, in UTF-8, UTF-16 or Windows-1252. What it is, its content tells.
                     */
                    file: string;
                };
                "text/csv": string;
                "text/tab-separated-values": string;
                "application/x-ndjson": string;
                "application/jsonl": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description Taken; the work goes on after this answer. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
        };
    };
    Imports_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the import. */
                id: string;
            };
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
                    "application/json": components["schemas"]["ImportReportView"];
                };
            };
        };
    };
    Imports_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the import. */
                id: string;
            };
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
    Imports_listErrors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the import. */
                id: string;
            };
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
                    "application/json": components["schemas"]["ImportProblemsView"];
                    "text/csv": string;
                };
            };
        };
    };
    Imports_downloadErrors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the import. */
                id: string;
            };
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
                    "text/csv": string;
                };
            };
        };
    };
    Imports_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the import. */
                id: string;
            };
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
                    "application/json": components["schemas"]["ImportView"];
                };
            };
        };
    };
    EventSources_list: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Only those of this kind. */
                kind?: "stripe" | "shopify" | "woocommerce" | "signed";
                /** @description Only those with exactly this name. */
                name?: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["EventSourceView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    EventSources_create: {
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
                "application/json": components["schemas"]["EventSourceDto"];
            };
        };
        responses: {
            /** @description Made; the body is what was made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewEventSourceView"];
                };
            };
        };
    };
    EventSources_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the answer that you have kept: 304 without a body when it is the same. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the event source. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventSourceView"];
                };
            };
        };
    };
    EventSources_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: 412 when it was changed since. `*` or nothing: whatever it is now. */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the event source. */
                id: string;
            };
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
    EventSources_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: 412 when it was changed since. `*` or nothing: whatever it is now. */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the event source. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventSourcePatch"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventSourceView"];
                };
            };
        };
    };
    EventSources_listDeliveries: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Only those with this status. */
                status?: "queued" | "applied" | "ignored" | "failed";
                /** @description The id that the platform has given the event. */
                eventId?: string;
            };
            header?: never;
            path: {
                /** @description The id of the event source. */
                id: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["DeliveryView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Webhooks_list: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Only those with exactly this address. */
                url?: string;
                /** @description Only those with this status. */
                status?: "active" | "disabled" | "paused";
            };
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
                    "application/json": {
                        data: components["schemas"]["WebhookView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Webhooks_create: {
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
                "application/json": components["schemas"]["WebhookDto"];
            };
        };
        responses: {
            /** @description Made; the body is what was made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookView"];
                };
            };
        };
    };
    Webhooks_listAllDeliveries: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Only those with this status. */
                status?: "queued" | "delivered" | "failed" | "cancelled";
                /** @description Only deliveries of this event. */
                event?: "message.created" | "conversation.handoff" | "conversation.resolved" | "order.updated" | "import.done" | "question.unanswered" | "budget.warning";
            };
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
                    "application/json": {
                        data: components["schemas"]["WebhookDeliveryView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Webhooks_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the answer that you have kept: 304 without a body when it is the same. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
        };
    };
    Webhooks_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: 412 when it was changed since. `*` or nothing: whatever it is now. */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the webhook. */
                id: string;
            };
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
    Webhooks_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: 412 when it was changed since. `*` or nothing: whatever it is now. */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookPatch"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
        };
    };
    Webhooks_rotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookRotationDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookView"];
                };
            };
        };
    };
    Webhooks_test: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookTestDto"];
            };
        };
        responses: {
            /** @description Taken; the work goes on after this answer. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryView"];
                };
            };
        };
    };
    Webhooks_listDeliveries: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Only those with this status. */
                status?: "queued" | "delivered" | "failed" | "cancelled";
                /** @description Only deliveries of this event. */
                event?: "message.created" | "conversation.handoff" | "conversation.resolved" | "order.updated" | "import.done" | "question.unanswered" | "budget.warning";
            };
            header?: never;
            path: {
                /** @description The id of the webhook. */
                id: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["WebhookDeliveryView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Webhooks_getDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the delivery. */
                id: string;
            };
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
                    "application/json": components["schemas"]["WholeWebhookDeliveryView"];
                };
            };
        };
    };
    Webhooks_replay: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the delivery. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken; the work goes on after this answer. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryView"];
                };
            };
        };
    };
    Channels_list: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Only those of this kind. */
                kind?: "telegram" | "whatsapp" | "messenger" | "instagram" | "slack" | "sms" | "email";
            };
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
                    "application/json": {
                        data: components["schemas"]["ChannelView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Channels_create: {
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
                "application/json": components["schemas"]["ChannelDto"];
            };
        };
        responses: {
            /** @description Made; the body is what was made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewChannelView"];
                };
            };
        };
    };
    Channels_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the answer that you have kept: 304 without a body when it is the same. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the channel. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelView"];
                };
            };
        };
    };
    Channels_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: 412 when it was changed since. `*` or nothing: whatever it is now. */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the channel. */
                id: string;
            };
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
    Channels_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: 412 when it was changed since. `*` or nothing: whatever it is now. */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the channel. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelPatchDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    /** @description Send it as `If-Match` with a change, and as `If-None-Match` when you read it again. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelView"];
                };
            };
        };
    };
    Channels_test: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the channel. */
                id: string;
            };
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
                    "application/json": components["schemas"]["ChannelTestView"];
                };
            };
        };
    };
    Channels_listDeliveries: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Only those with this status. */
                status?: "queued" | "sent" | "delivered" | "read" | "partly" | "failed";
            };
            header?: never;
            path: {
                /** @description The id of the channel. */
                id: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["ChannelDeliveryView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Exports_list: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
                /** @description Only what is of this visitor. */
                visitorId?: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["ExportView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Exports_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ExportDto"];
            };
        };
        responses: {
            /** @description Taken; the work goes on after this answer. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportView"];
                };
            };
        };
    };
    Exports_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the export. */
                id: string;
            };
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
                    "application/json": components["schemas"]["ExportView"];
                };
            };
        };
    };
    Exports_archive: {
        parameters: {
            query: {
                /** @description Of the link. */
                until: string;
                /** @description Of the link. */
                signature: string;
            };
            header?: never;
            path: {
                /** @description The id of the export. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
        };
    };
    Members_list: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["TeamMemberView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Members_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the member. */
                id: string;
            };
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
    Members_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the member. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberPatchDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMemberView"];
                };
            };
        };
    };
    Invitations_list: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["InvitationView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Invitations_create: {
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
                "application/json": components["schemas"]["InvitationDto"];
            };
        };
        responses: {
            /** @description Made; the body is what was made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationView"];
                };
            };
        };
    };
    Invitations_resend: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the invitation. */
                id: string;
            };
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
                    "application/json": components["schemas"]["InvitationView"];
                };
            };
        };
    };
    Invitations_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the invitation. */
                id: string;
            };
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
    WidgetSessions_config: {
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
                    "application/json": components["schemas"]["WidgetConfigView"];
                };
            };
        };
    };
    WidgetSessions_createSession: {
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
                "application/json": components["schemas"]["WidgetSessionDto"];
            };
        };
        responses: {
            /** @description Made; the body is what was made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetSessionView"];
                };
            };
        };
    };
    Widget_listMessages: {
        parameters: {
            query?: {
                /** @description At most so many entries of the list. */
                limit?: number;
                /** @description The cursor `page.next` of the previous page, with the same filters. */
                after?: string;
            };
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
                    "application/json": {
                        data: components["schemas"]["MessageView"][];
                        page: {
                            /** @description Pass it as `after` for the next page. */
                            next: string | null;
                            hasMore: boolean;
                        };
                    };
                };
            };
        };
    };
    Widget_send: {
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
                "application/json": components["schemas"]["WidgetMessageDto"];
            };
        };
        responses: {
            /** @description Taken; the work goes on after this answer. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetSentView"];
                };
            };
        };
    };
    Widget_events: {
        parameters: {
            query?: {
                /** @description The id of the last event you have; or send Last-Event-ID. */
                after?: string;
            };
            header?: {
                /** @description As `after`. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    Widget_cancelTurn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the turn. */
                turnId: string;
            };
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
                    "application/json": components["schemas"]["TurnView"];
                };
            };
        };
    };
    Widget_startAnew: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made; the body is what was made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationView"];
                };
            };
        };
    };
    Widget_download: {
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
                    "application/json": components["schemas"]["VisitorDataView"];
                };
            };
        };
    };
    Widget_remove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The erasure has begun. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasedVisitorView"];
                };
            };
        };
    };
    Widget_handOff: {
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
                "application/json": components["schemas"]["HandoffDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationView"];
                };
            };
        };
    };
    Widget_rate: {
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
                "application/json": components["schemas"]["RatingDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationView"];
                };
            };
        };
    };
    Events_receive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the address of an event source. */
                source: string;
            };
            cookie?: never;
        };
        /** @description As the platform sends it. */
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedView"];
                };
            };
        };
    };
    ChannelDoor_handshake: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The platform. */
                kind: string;
                /** @description Of a channel. */
                address: string;
            };
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
                    "text/plain": string;
                };
            };
        };
    };
    ChannelDoor_receive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The platform. */
                kind: string;
                /** @description Of a channel. */
                address: string;
            };
            cookie?: never;
        };
        /** @description As the platform sends it. */
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description Of Telegram it may be a call, such as the hint that an answer is being written. To Slack it is empty, or the challenge that it has sent; to Twilio it is TwiML without anything to do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    Health_live: {
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
                    "application/json": components["schemas"]["LiveView"];
                };
            };
        };
    };
    Health_ready: {
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
                    "application/json": components["schemas"]["HealthView"];
                };
            };
        };
    };
    Health_startup: {
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
                    "application/json": components["schemas"]["HealthView"];
                };
            };
        };
    };
    Health_all: {
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
                    "application/json": components["schemas"]["HealthDetailView"];
                };
            };
        };
    };
    Trials_preview: {
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
                "application/json": components["schemas"]["PreviewDto"];
            };
        };
        responses: {
            /** @description Done; the body is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewView"];
                };
            };
        };
    };
    Trials_test: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
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
                    "application/json": components["schemas"]["ModelTestView"];
                };
            };
        };
    };
    Mcp_answer: {
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
                "application/json": {
                    /**
                     * @description The version of JSON-RPC.
                     * @enum {string}
                     */
                    jsonrpc: "2.0";
                    /** @description Comes back with the answer; a message without one is a notification. */
                    id?: string | number;
                    /** @description What is asked for, such as `tools/list` or `tools/call`. */
                    method: string;
                    /** @description As the method has it. */
                    params?: {
                        /** @description Of the protocol. */
                        _meta?: {
                            [key: string]: unknown;
                        };
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description A JSON-RPC response: a result, or an error. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The version of JSON-RPC.
                         * @enum {string}
                         */
                        jsonrpc: "2.0";
                        /** @description Of the message. */
                        id: string | number | null;
                        /** @description As the method has it; absent beside `error`. */
                        result?: {
                            [key: string]: unknown;
                        };
                        /** @description What was wrong with the message; absent beside `result`. */
                        error?: {
                            /** @description Of JSON-RPC, such as -32602. */
                            code: number;
                            /** @description What is wrong. */
                            message: string;
                        };
                    };
                };
            };
            /** @description The message was a notification, which has no answer. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhook_message_created: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same at each attempt: who has seen it has nothing to do. */
                "webhook-id": string;
                /** @description When this attempt was signed, in seconds since 1970. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<id>.<timestamp>.<body>`; several, with blanks between, while a secret is rotated. */
                "webhook-signature": string;
                /** @description Of the request that the event came from. */
                "x-correlation-id": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "message.created";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    timestamp: string;
                    data: components["schemas"]["MessageCreatedData"];
                };
            };
        };
        responses: {
            /** @description Gone: nothing is sent any more until you let the webhook go on. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken, within ten seconds. Any other status is a failure and tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhook_conversation_handoff: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same at each attempt: who has seen it has nothing to do. */
                "webhook-id": string;
                /** @description When this attempt was signed, in seconds since 1970. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<id>.<timestamp>.<body>`; several, with blanks between, while a secret is rotated. */
                "webhook-signature": string;
                /** @description Of the request that the event came from. */
                "x-correlation-id": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "conversation.handoff";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    timestamp: string;
                    data: components["schemas"]["ConversationHandoffData"];
                };
            };
        };
        responses: {
            /** @description Gone: nothing is sent any more until you let the webhook go on. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken, within ten seconds. Any other status is a failure and tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhook_conversation_resolved: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same at each attempt: who has seen it has nothing to do. */
                "webhook-id": string;
                /** @description When this attempt was signed, in seconds since 1970. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<id>.<timestamp>.<body>`; several, with blanks between, while a secret is rotated. */
                "webhook-signature": string;
                /** @description Of the request that the event came from. */
                "x-correlation-id": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "conversation.resolved";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    timestamp: string;
                    data: components["schemas"]["ConversationResolvedData"];
                };
            };
        };
        responses: {
            /** @description Gone: nothing is sent any more until you let the webhook go on. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken, within ten seconds. Any other status is a failure and tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhook_order_updated: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same at each attempt: who has seen it has nothing to do. */
                "webhook-id": string;
                /** @description When this attempt was signed, in seconds since 1970. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<id>.<timestamp>.<body>`; several, with blanks between, while a secret is rotated. */
                "webhook-signature": string;
                /** @description Of the request that the event came from. */
                "x-correlation-id": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "order.updated";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    timestamp: string;
                    data: components["schemas"]["OrderUpdatedData"];
                };
            };
        };
        responses: {
            /** @description Gone: nothing is sent any more until you let the webhook go on. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken, within ten seconds. Any other status is a failure and tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhook_import_done: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same at each attempt: who has seen it has nothing to do. */
                "webhook-id": string;
                /** @description When this attempt was signed, in seconds since 1970. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<id>.<timestamp>.<body>`; several, with blanks between, while a secret is rotated. */
                "webhook-signature": string;
                /** @description Of the request that the event came from. */
                "x-correlation-id": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "import.done";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    timestamp: string;
                    data: components["schemas"]["ImportDoneData"];
                };
            };
        };
        responses: {
            /** @description Gone: nothing is sent any more until you let the webhook go on. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken, within ten seconds. Any other status is a failure and tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhook_question_unanswered: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same at each attempt: who has seen it has nothing to do. */
                "webhook-id": string;
                /** @description When this attempt was signed, in seconds since 1970. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<id>.<timestamp>.<body>`; several, with blanks between, while a secret is rotated. */
                "webhook-signature": string;
                /** @description Of the request that the event came from. */
                "x-correlation-id": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "question.unanswered";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    timestamp: string;
                    data: components["schemas"]["QuestionUnansweredData"];
                };
            };
        };
        responses: {
            /** @description Gone: nothing is sent any more until you let the webhook go on. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken, within ten seconds. Any other status is a failure and tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhook_budget_warning: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same at each attempt: who has seen it has nothing to do. */
                "webhook-id": string;
                /** @description When this attempt was signed, in seconds since 1970. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<id>.<timestamp>.<body>`; several, with blanks between, while a secret is rotated. */
                "webhook-signature": string;
                /** @description Of the request that the event came from. */
                "x-correlation-id": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "budget.warning";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    timestamp: string;
                    data: components["schemas"]["BudgetWarningData"];
                };
            };
        };
        responses: {
            /** @description Gone: nothing is sent any more until you let the webhook go on. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken, within ten seconds. Any other status is a failure and tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
