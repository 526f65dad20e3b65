package io.branchline.warehouse.superset;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.branchline.warehouse.Failure;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who sees which branch, as roles and rules found again by their names.
 *
 * <p>The rule {@code branch-scope} shows nobody anything but to {@code Admin} and {@code branch:*};
 * the rules {@code branch:ID} show a branch to the role of the same name. All are of one group, in
 * which Superset joins rules by OR: somebody with the roles of two branches sees both, and somebody
 * with none sees nothing. The role {@value #READER} may open the datasets at all.
 */
final class RowLevelSecurity {

  static final String READER = "branchline";
  static final String EVERY_BRANCH = "branch:*";
  static final String SCOPE = "branch-scope";

  private static final String ADMIN = "Admin";
  private static final String PREFIX = "branch:";
  private static final String GROUP = "branch";
  private static final String ROLES = "/api/v1/security/roles/";
  private static final String RULES = "/api/v1/rowlevelsecurity/";
  private static final Pattern BRANCH = Pattern.compile("[\\p{L}\\p{N}_. -]{1,60}");

  private record Rule(String name, String type, String clause, Set<Integer> roles) {}

  private final SupersetClient superset;
  private final Set<Integer> datasets;

  private RowLevelSecurity(SupersetClient superset, Set<Integer> datasets) {
    this.superset = superset;
    this.datasets = datasets;
  }

  /**
   * Brings roles and rules in line and returns how many rules there are.
   *
   * @param datasets Superset's ids of the datasets, each with a column {@code branch}
   */
  static int reconcile(
      SupersetClient superset, Collection<Integer> datasets, Collection<String> branches) {
    return new RowLevelSecurity(superset, new TreeSet<>(datasets)).reconcile(branches);
  }

  private int reconcile(Collection<String> branches) {
    Map<String, Integer> roles = idsByName(ROLES);
    int admin =
        roles.computeIfAbsent(
            ADMIN,
            name -> {
              throw new Failure(
                  Failure.Code.UNAVAILABLE,
                  "Superset at "
                      + superset.base()
                      + " has no role 'Admin'. Run there: superset init");
            });
    grantDatasets(roles.computeIfAbsent(READER, this::createRole));
    Map<String, Rule> wanted = new LinkedHashMap<>();
    int everyBranch = roles.computeIfAbsent(EVERY_BRANCH, this::createRole);
    wanted.put(SCOPE, new Rule(SCOPE, "Base", "1 = 0", Set.of(admin, everyBranch)));
    for (String branch : branches) {
      if (!BRANCH.matcher(branch).matches()) {
        throw new Failure(
            Failure.Code.BAD_INPUT,
            "The branch id '"
                + branch
                + "' cannot stand in a row-level rule: only letters, digits, space, '.', '_' and"
                + " '-' can.");
      }
      String name = PREFIX + branch;
      int role = roles.computeIfAbsent(name, this::createRole);
      wanted.put(name, new Rule(name, "Regular", "branch = '" + branch + "'", Set.of(role)));
    }
    applyRules(wanted);
    return wanted.size();
  }

  private void applyRules(Map<String, Rule> wanted) {
    Map<String, JsonObject> present = new HashMap<>();
    for (JsonObject rule : superset.list(RULES, "name")) {
      String name = rule.get("name").getAsString();
      if (name.equals(SCOPE) || name.startsWith(PREFIX)) {
        present.put(name, rule);
      }
    }
    for (Rule rule : wanted.values()) {
      JsonObject found = present.remove(rule.name());
      if (found == null) {
        superset.post(RULES, body(rule));
      } else if (!isSame(found, rule)) {
        superset.put(RULES + found.get("id").getAsInt(), body(rule));
      }
    }
    for (JsonObject gone : present.values()) {
      superset.delete(RULES + gone.get("id").getAsInt());
    }
  }

  private JsonObject body(Rule rule) {
    JsonObject body = new JsonObject();
    body.addProperty("name", rule.name());
    body.addProperty("filter_type", rule.type());
    body.addProperty("clause", rule.clause());
    body.addProperty("group_key", GROUP);
    body.addProperty("description", "Written by branchline superset publish.");
    body.add("tables", array(datasets));
    body.add("roles", array(rule.roles()));
    return body;
  }

  private boolean isSame(JsonObject found, Rule rule) {
    return text(found, "filter_type").equals(rule.type())
        && text(found, "clause").equals(rule.clause())
        && text(found, "group_key").equals(GROUP)
        && ids(found, "roles").equals(rule.roles())
        && ids(found, "tables").equals(datasets);
  }

  private int createRole(String name) {
    JsonObject body = new JsonObject();
    body.addProperty("name", name);
    return superset.post(ROLES, body).get("id").getAsInt();
  }

  /** Lets a role open the datasets, and nothing else. */
  private void grantDatasets(int role) {
    Set<String> names = datasets.stream().map(id -> "](id:" + id + ")").collect(Collectors.toSet());
    Set<Integer> permissions = new TreeSet<>();
    for (JsonObject item : superset.list("/api/v1/security/permissions-resources/", "id")) {
      String permission = item.getAsJsonObject("permission").get("name").getAsString();
      String resource = item.getAsJsonObject("view_menu").get("name").getAsString();
      if (permission.equals("datasource_access") && names.stream().anyMatch(resource::endsWith)) {
        permissions.add(item.get("id").getAsInt());
      }
    }
    JsonObject body = new JsonObject();
    body.add("permission_view_menu_ids", array(permissions));
    superset.post(ROLES + role + "/permissions", body);
  }

  private Map<String, Integer> idsByName(String path) {
    Map<String, Integer> ids = new HashMap<>();
    for (JsonObject item : superset.list(path, "name")) {
      ids.put(item.get("name").getAsString(), item.get("id").getAsInt());
    }
    return ids;
  }

  private static String text(JsonObject object, String key) {
    return object.has(key) && !object.get(key).isJsonNull() ? object.get(key).getAsString() : "";
  }

  private static Set<Integer> ids(JsonObject object, String key) {
    List<JsonElement> items = object.getAsJsonArray(key).asList();
    return items.stream()
        .map(item -> item.getAsJsonObject().get("id").getAsInt())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonArray array(Collection<Integer> numbers) {
    JsonArray array = new JsonArray();
    numbers.forEach(array::add);
    return array;
  }
}
