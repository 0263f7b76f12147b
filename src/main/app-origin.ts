/** Scheme, host and origin of the bundled page. */
export const appScheme = 'app'
export const appHost = 'carrel'
export const appOrigin = `${appScheme}://${appHost}`
/** The pages: of the main window, of quick ask, and for drawing a region of the screen. */
export const appPage = `${appOrigin}/index.html`
export const quickAskPage = `${appOrigin}/quick-ask.html`
export const regionPage = `${appOrigin}/region.html`
