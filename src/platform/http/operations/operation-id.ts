/** `ProductsController`, `update` → `Products_update`: an operation's name in the API documents and the audit log. The
 * same over a socket is the same operation. */
export function operationId(controller: string, method: string): string {
  return `${controller.replace(/(?:Controller|Gateway)$/, '')}_${method}`;
}

/**
 * `Products_update` → `products.update`, `ApiKeys_create` → `api_keys.create`. An admin's operation is named like
 * the tenant's (`TenantsAdmin_update` → `tenants.update`): the line's actor says who did it.
 */
export function actionOf(id: string): string {
  const [group = '', verb = ''] = id.split('_');
  return `${snake(group.replace(/(?<=.)Admin$/, ''))}.${snake(verb)}`;
}

function snake(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase();
}
