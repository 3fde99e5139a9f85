//! HTTP methods.

use super::closed;

closed! {
    Method, METHOD, "The HTTP method that Twilio asks for a URL with." {
        /// `GET`: the parameters go into the query string.
        Get = "GET",
        /// `POST`: the parameters go into the body.
        Post = "POST",
    }
    aliases {}
}
