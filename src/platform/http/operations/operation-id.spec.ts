import { actionOf, operationId } from './operation-id.js';

describe('an operation', () => {
  it.each([
    ['ProductsController', 'update', 'products.update'],
    ['ApiKeysController', 'create', 'api_keys.create'],
    ['ConversationsController', 'handOff', 'conversations.hand_off'],
    ['OpeningHoursController', 'updateClosures', 'opening_hours.update_closures'],
    ['TenantsAdminController', 'update', 'tenants.update'],
    ['AdminController', 'list', 'admin.list'],
  ])('%s.%s is the action %s', (controller, method, action) => {
    expect(actionOf(operationId(controller, method))).toBe(action);
  });
});
