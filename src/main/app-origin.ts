/** Scheme, host and origin of the bundled page. */
export const appScheme = 'app'
export const appHost = 'carrel'
export const appOrigin = `${appScheme}://${appHost}`
/** The page of the main window, and that of quick ask. */
export const appPage = `${appOrigin}/index.html`
export const quickAskPage = `${appOrigin}/quick-ask.html`
