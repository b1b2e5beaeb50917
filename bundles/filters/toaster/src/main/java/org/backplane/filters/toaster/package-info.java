/**
 * Four filters for toasters in one package: above and below the function driver, for toasters and
 * for their whole class. The model of a filter driver that lets everything pass and sees it.
 */
package org.backplane.filters.toaster;
