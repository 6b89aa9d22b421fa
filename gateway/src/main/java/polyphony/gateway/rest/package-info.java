/**
 * The REST door: ApiDocument (openapi.yaml) → Operation (its rules) → RestDoor (routes, who asks) → one class of
 * handlers for each group → Reply. Whatever a handler sees has passed the document's checks.
 */
package polyphony.gateway.rest;
