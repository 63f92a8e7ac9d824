// Judges bodies by Discord's own contract: ajv over its OpenAPI file where that is at hand, else the schemas of the npm package discord-api-spec.
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as spec from 'discord-api-spec/zod';
import { openApiFile } from './simulator.js';

// What a route takes, by the names of discord-api-spec; several names are alternatives.
const packaged = {
  'POST /channels/{channel_id}/messages': ['MessageCreateRequest'],
  'PATCH /channels/{channel_id}/messages/{message_id}': ['MessageEditRequestPartial'],
  'POST /applications/{application_id}/commands': ['ApplicationCommandCreateRequest'],
  'PUT /applications/{application_id}/commands': { each: ['ApplicationCommandUpdateRequest'] },
  'POST /interactions/{interaction_id}/{interaction_token}/callback': [
    'ApplicationCommandAutocompleteCallbackRequest', 'CreateMessageInteractionCallbackRequest', 'ModalInteractionCallbackRequest',
    'PongInteractionCallbackRequest', 'UpdateMessageInteractionCallbackRequest',
  ],
  'POST /webhooks/{webhook_id}/{webhook_token}': ['IncomingWebhookUpdateRequestPartial'],
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original': ['IncomingWebhookUpdateRequestPartial'],
  'POST /users/@me/channels': ['CreatePrivateChannelRequest'],
  'POST /channels/{channel_id}/threads': ['CreateForumThreadRequest', 'CreateTextThreadWithoutMessageRequest'],
  'POST /channels/{channel_id}/messages/{message_id}/threads': ['CreateTextThreadWithMessageRequest'],
};

/** Which contract is used: 'ajv' or 'discord-api-spec'. */
export const judge = openApiFile ? 'ajv' : 'discord-api-spec';

const byFile = openApiFile && fileJudge(JSON.parse(readFileSync(openApiFile, 'utf8')));

/** What the contract says of a body: the errors, none for a valid one; null where the contract knows no body for the route. */
export function errorsOf(method, template, body) {
  const plain = withoutFalseAlarm(structuredClone(body));
  return byFile ? byFile(method, template, plain) : byPackage(`${method} ${template}`, plain);
}

function fileJudge(document) {
  const ajv = new Ajv2020({ strict: false, validateFormats: true });
  addFormats(ajv);
  ajv.addFormat('snowflake', /^\d{1,20}$/);
  ajv.addFormat('nonce', (text) => [...text].length <= 25);
  ajv.addSchema(document, 'discord');
  const compiled = new Map();
  return (method, template, body) => {
    const content = document.paths[template]?.[method.toLowerCase()]?.requestBody?.content;
    if (!content?.['application/json']) return null;
    const path = `/paths/${template.replaceAll('~', '~0').replaceAll('/', '~1')}/${method.toLowerCase()}/requestBody/content/application~1json/schema`;
    if (!compiled.has(path)) compiled.set(path, ajv.compile({ $ref: `discord#${encodeURI(path)}` }));
    const validate = compiled.get(path);
    return validate(body) ? [] : validate.errors.map((e) => `${e.instancePath} ${e.message}`);
  };
}

function byPackage(route, body) {
  const known = packaged[route];
  if (!known) return null;
  const fits = (value, names) => names.some((name) => spec[`${name}Schema`].safeParse(value).success);
  const valid = known.each ? Array.isArray(body) && body.every((item) => fits(item, known.each)) : fits(body, known);
  return valid ? [] : [`fits none of ${(known.each ?? known).join()}`];
}

/** Discord's file says that default_member_permissions is a number; its documentation and every library say a string. */
function withoutFalseAlarm(body) {
  if (body && typeof body === 'object') {
    if (typeof body.default_member_permissions === 'string') delete body.default_member_permissions;
    Object.values(body).forEach(withoutFalseAlarm);
  }
  return body;
}
